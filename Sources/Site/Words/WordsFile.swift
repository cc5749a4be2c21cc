internal import Diagnostics
internal import Pages
internal import Settings

/// Reads a team's own words: `theme/words/LANGUAGE.yaml`, a key for each word.
enum WordsFile {
  static let folder = "theme/words/"
  private static let ending = ".yaml"

  static func path(of language: String) -> String { folder + language + ending }

  static func isOne(_ path: String) -> Bool { path.hasPrefix(folder) && path.hasSuffix(ending) }

  /// The files that say something in a language, the most special one first.
  static func paths(for language: LanguageTag) -> [String] { language.fallbacks.map(path) }

  /// The words of the site's language, and what is wrong with their file.
  ///
  /// - Parameters:
  ///   - files: the words files of the content, by path.
  ///   - place: where the language is chosen.
  static func words(
    of language: String, in files: [String: [UInt8]], at place: SourceLocation
  ) -> (words: FrameWords, diagnostics: [Diagnostic]) {
    guard let tag = try? LanguageTag(language) else { return (FrameWords("en"), []) }
    let problems = Problems()
    let wanted = paths(for: tag).first { files[$0] != nil }
    for path in files.keys.sorted() where path != wanted {
      problems.add(.unusedWords(path, language: language))
    }
    let own = wanted.flatMap { path in files[path].map { read($0, of: path, problems) } } ?? [:]
    let missing = FrameWord.allCases.filter { own[$0] == nil }
    if FrameLanguage(rawValue: tag.language) == nil, !missing.isEmpty {
      problems.add(
        .missingWords(
          missing, of: language, file: wanted ?? path(of: tag.language),
          at: wanted.map { SourceLocation(file: $0) } ?? place))
    }
    return (FrameWords(language, own: own), problems.all)
  }

  private static func read(
    _ bytes: [UInt8], of path: String, _ problems: Problems
  ) -> [FrameWord: String] {
    var words: [FrameWord: String] = [:]
    let root = YAML.parse(
      file: path, bytes: bytes, emptiness: "the file has no words", problems: problems)
    _ = root?.mapping { keys in
      for word in FrameWord.allCases {
        guard let value = keys.value(word.rawValue), let text = value.text() else { continue }
        let (places, wanted) = (places(in: text), places(in: word.translations[.english]))
        if places == wanted {
          words[word] = text
        } else {
          value.reject(
            "words-placeholder", "'\(word.rawValue)' has \(places) '{}' and needs \(wanted)",
            hint: "in English it is \"\(word.translations[.english])\"")
        }
      }
    }
    return words
  }

  private static func places(in text: String) -> Int { text.ranges(of: "{}").count }

  /// A file with every word of a language that the program brings, or else in English, to translate.
  static func starter(_ language: String) -> String {
    let words = FrameWords(language)
    return """
      # headroom-theme: \(ThemeOverrides.themeVersion)
      # What the frame says around the content, in '\(language)'. {} stands for what is put in.

      """
        + FrameWord.allCases.map { "\($0.rawValue): \(quoted(words[$0]))\n" }.joined()
  }

  private static func quoted(_ text: String) -> String {
    "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
  }
}

extension Diagnostic {
  fileprivate static func unusedWords(_ path: String, language: String) -> Diagnostic {
    .warning(
      "unused-theme-file", "the theme does not use this file: the site's language is '\(language)'",
      at: SourceLocation(file: path), hint: "name it '\(language).yaml', or remove it")
  }

  fileprivate static func missingWords(
    _ missing: [FrameWord], of language: String, file: String, at place: SourceLocation
  ) -> Diagnostic {
    let all = missing.count == FrameWord.allCases.count
    let some = missing.prefix(3).map { "'\($0.rawValue)'" }.joined(separator: ", ")
    return .warning(
      "untranslated-frame",
      all
        ? "Headroom has no words in '\(language)', so that navigation, search and buttons are in English"
        : "\(missing.count) of \(FrameWord.allCases.count) words of the frame are missing and stay English: \(some)\(missing.count > 3 ? ", …" : "")",
      at: place,
      hint: all
        ? "run 'headroom theme eject words --language \(language)' and translate \(file)"
        : "add them: the reference lists every word of the frame with its English text")
  }
}
