/// What rendered HTML must not have, whatever was written.
enum MarkupFault {
  static func find(in html: [UInt8]) -> String? {
    guard String(validating: html, as: UTF8.self) != nil else { return "no UTF-8" }
    var rest = html[...]
    while let start = rest.firstIndex(of: UInt8(ascii: "<")) {
      let tag = rest[start...].prefix { $0 != UInt8(ascii: ">") }
      let text = String(decoding: tag, as: UTF8.self).lowercased()
      if let word = dangerous.first(where: text.contains) { return "\(word) in '\(text)'" }
      rest = rest[tag.endIndex...].dropFirst()
    }
    return nil
  }

  private static let dangerous = [
    "<script", "<iframe", "<style", " href=\"javascript:", " src=\"javascript:", "\" on", " srcdoc",
  ]
}
