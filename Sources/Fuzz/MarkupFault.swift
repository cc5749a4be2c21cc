/// What rendered HTML must not have, whatever was written.
enum MarkupFault {
  static func find(in html: [UInt8]) -> String? {
    guard String(validating: html, as: UTF8.self) != nil else { return "no UTF-8" }
    var rest = html[...]
    while let start = rest.firstIndex(of: UInt8(ascii: "<")) {
      let tag = rest[start...].prefix { $0 != UInt8(ascii: ">") }
      let text = String(decoding: tag, as: UTF8.self).lowercased()
      let found =
        dangerous.first(where: text.contains)
        ?? attributes.first(where: withoutValues(text).contains)
      if let found { return "\(found) in '\(text)'" }
      rest = rest[tag.endIndex...].dropFirst()
    }
    return nil
  }

  private static let dangerous = [
    "<script", "<iframe", "<style", " href=\"javascript:", " src=\"javascript:",
  ]
  private static let attributes = [" on", " srcdoc"]

  /// A tag with nothing between its quotes: what a value says is no attribute.
  private static func withoutValues(_ tag: String) -> String {
    let parts = tag.split(separator: "\"", omittingEmptySubsequences: false)
    return parts.enumerated().filter { $0.offset % 2 == 0 }.map(\.element).joined(separator: "\"\"")
  }
}
