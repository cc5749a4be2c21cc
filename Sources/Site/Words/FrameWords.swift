internal import Markdown
internal import Markup

/// What the frame says, in the language of the site.
struct FrameWords: Sendable {
  /// As HTML names it.
  let language: LanguageTag?
  private let builtIn: FrameLanguage
  /// A team's own words.
  private let own: [FrameWord: String]

  init(_ language: String, own: [FrameWord: String] = [:]) {
    self.language = try? LanguageTag(language)
    builtIn = self.language.flatMap { FrameLanguage(rawValue: $0.language) } ?? .english
    self.own = own
  }

  subscript(_ word: FrameWord) -> String { own[word] ?? word.translations[builtIn] }

  /// For the document's element; nil where text runs from left to right.
  var direction: Attribute? {
    language?.isRightToLeft == true ? Attribute("dir", "rtl") : nil
  }

  /// Whether a blank stands between sentences.
  var isSpaced: Bool { !["ja", "zh", "th", "lo", "km", "my"].contains(language?.language ?? "en") }

  /// A word with something put in.
  func callAsFunction(_ word: FrameWord, _ value: String) -> String {
    let parts = split(word)
    return parts.after.map { parts.before + value + $0 } ?? parts.before
  }

  /// What stands before and after the place where something is put in.
  func split(_ word: FrameWord) -> (before: String, after: String?) {
    let text = self[word]
    guard let place = text.firstRange(of: "{}") else { return (text, nil) }
    return (String(text[..<place.lowerBound]), String(text[place.upperBound...]))
  }

  /// The words of a script, as a statement for its beginning.
  func statement(for script: FrameWord.Script) -> String {
    var json = JSON()
    json.object { json in
      for word in FrameWord.allCases where word.script == script {
        json.field(word.rawValue, self[word])
      }
    }
    return "const wording=" + String(decoding: json.bytes, as: UTF8.self) + ";\n"
  }

  /// Those that stand in the content.
  var inContent: Wording {
    let named: [FrameWord] = [
      .note, .tip, .info, .important, .warning, .caution, .danger, .success, .example,
    ]
    let reference = split(.backToReference)
    return Wording(
      done: self[.done], toDo: self[.toDo],
      backToReference: (reference.before, reference.after ?? ""), table: self[.table],
      titles: named.map { ($0.rawValue, self[$0]) })
  }
}
