internal import Yams

extension Value {
  /// The value as JSON, for what is kept for others and means nothing to us; nil for more than a
  /// thousand values, since aliases can make a few lines into billions.
  public func json() -> String? {
    var rest = 1000
    return json(&rest)
  }

  private func json(_ rest: inout Int) -> String? {
    rest -= 1
    if rest < 0 { return nil }
    switch content {
    case .alias: return "null"
    case .scalar(let text, let isPlain): return isPlain ? Self.plain(text) : JSONText.quote(text)
    case .list, .librarySequence:
      var parts: [String] = []
      for value in list() ?? [] {
        guard let part = value.json(&rest) else { return nil }
        parts.append(part)
      }
      return "[" + parts.joined(separator: ", ") + "]"
    case .mapping, .libraryMapping:
      var parts: [String] = []
      for (key, value) in entries ?? [] {
        guard let part = value.json(&rest) else { return nil }
        parts.append(JSONText.quote(key.scalar ?? "") + ": " + part)
      }
      return "{" + parts.joined(separator: ", ") + "}"
    }
  }

  /// A scalar without quotes: one of JSON's own, or else a text.
  private static func plain(_ text: String) -> String {
    if text.isEmpty { return "null" }
    if ["true", "false", "null"].contains(text) { return text }
    let digits = text.hasPrefix("-") ? text.dropFirst() : text[...]
    let isNumber =
      Double(text) != nil && digits.first?.isASCII == true && digits.first?.isNumber == true
      && digits.allSatisfy { "0123456789.eE+-".contains($0) } && digits.last != "."
      && !(digits.count > 1 && digits.first == "0" && digits.dropFirst().first?.isNumber == true)
    return isNumber ? text : JSONText.quote(text)
  }
}
