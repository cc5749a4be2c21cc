/// What the abbreviations of a page stand for.
struct Abbreviations {
  private(set) var meanings: [String: String] = [:]

  var isEmpty: Bool { meanings.isEmpty }

  /// The last definition counts, as in Python-Markdown.
  mutating func define(_ short: String, as long: String) { meanings[short] = long }
}
