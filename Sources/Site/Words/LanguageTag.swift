/// A language as HTML names it: `de`, `pt-BR`, `zh-Hant`.
struct LanguageTag: Hashable, Sendable {
  let text: String
  /// The parts in small letters: the language, then a script, a region and others.
  private let parts: [String]

  /// Why a text is no tag, in words.
  struct Mistake: Error {
    var message: String
    var hint: String
  }

  init(_ text: String) throws(Mistake) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false).map { $0.lowercased() }
    let language = parts.first ?? ""
    if let meant = Self.misnamed[language] {
      let rest = parts.dropFirst().map { "-" + $0.uppercased() }.joined()
      throw Mistake(
        message: "'\(text)' is no language",
        hint: "'\(language)' is a country: write '\(meant + rest)'")
    }
    guard language.utf8.count == 2 || language.utf8.count == 3, language.utf8.allSatisfy(\.isLower),
      parts.dropFirst().allSatisfy({
        (1...8).contains($0.utf8.count) && $0.utf8.allSatisfy(Self.isPart)
      })
    else {
      throw Mistake(
        message: "'\(text)' is no language",
        hint: "write its code of two or three letters, as 'de' or 'pt-BR'")
    }
    (self.text, self.parts) = (text, parts)
  }

  private static func isPart(_ byte: UInt8) -> Bool { byte.isLower || byte.isDigit }

  /// Codes of countries that are often taken for those of their languages, and name none.
  private static let misnamed = [
    "by": "be", "cn": "zh", "cz": "cs", "dk": "da", "jp": "ja", "rs": "sr", "ua": "uk", "vn": "vi",
  ]

  /// Without script and region.
  var language: String { parts.first ?? "" }

  /// The tag and what it is a kind of, from the whole to the language: `pt-BR`, `pt`.
  var fallbacks: [String] {
    let whole = text.split(separator: "-").map(String.init)
    return (1...max(1, whole.count)).reversed().map { whole.prefix($0).joined(separator: "-") }
  }

  /// Whether its text runs from right to left: as its script says, or else its language.
  var isRightToLeft: Bool {
    if let script = parts.dropFirst().first(where: { $0.utf8.count == 4 }) {
      return Self.scripts.contains(script)
    }
    return Self.languages.contains(language)
  }

  private static let scripts: Set<String> = [
    "adlm", "arab", "aran", "hebr", "mand", "nkoo", "rohg", "samr", "syrc", "thaa",
  ]
  private static let languages: Set<String> = [
    "ar", "arc", "arz", "azb", "ckb", "dv", "fa", "glk", "he", "iw", "ji", "lrc", "mzn", "nqo",
    "pnb", "prs", "ps", "sd", "syr", "ug", "ur", "yi",
  ]
}
