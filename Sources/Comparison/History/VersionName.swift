/// A release's name, in the order in which releases follow each other: versions by their numbers,
/// then names that are none.
struct VersionName: Comparable {
  private enum Part: Comparable {
    /// `-rc1` comes before the version it leads to.
    case before(String)
    case end
    case word(String)
    case number(Int)
  }

  private let parts: [Part]
  private let isVersion: Bool

  init(_ name: String) {
    let core = name.first == "v" || name.first == "V" ? name.dropFirst() : name[...]
    isVersion = core.first.map { $0.isASCII && $0.isNumber } ?? false
    var parts: [Part] = []
    var rest = isVersion ? core : name[...]
    while let first = rest.first {
      if let digits = Self.digits(rest) {
        parts.append(.number(Int(digits) ?? .max))
        rest = rest.dropFirst(digits.count)
      } else if first == "." || first == "_" || first == "-" {
        rest = rest.dropFirst()
        let isWord = rest.first.map { !($0.isASCII && $0.isNumber) } ?? false
        if first == "-", isVersion, isWord {
          Self.dropZeros(&parts)
          parts.append(.before(Self.word(&rest)))
        }
      } else {
        parts.append(.word(Self.word(&rest)))
      }
    }
    Self.dropZeros(&parts)
    self.parts = parts
  }

  /// 1.0 and 1.0.0 are the same version.
  private static func dropZeros(_ parts: inout [Part]) {
    while parts.last == .number(0), parts.count > 1 { parts.removeLast() }
  }

  private static func digits(_ text: Substring) -> Substring? {
    let digits = text.prefix { $0.isASCII && $0.isNumber }
    return digits.isEmpty ? nil : digits
  }

  private static func word(_ text: inout Substring) -> String {
    let word = text.prefix { !($0.isASCII && $0.isNumber) && !"._-".contains($0) }
    text = text.dropFirst(word.count)
    return String(word)
  }

  static func < (a: VersionName, b: VersionName) -> Bool {
    if a.isVersion != b.isVersion { return a.isVersion }
    for index in 0..<max(a.parts.count, b.parts.count) {
      let x = index < a.parts.count ? a.parts[index] : .end
      let y = index < b.parts.count ? b.parts[index] : .end
      if x != y { return x < y }
    }
    return false
  }
}
