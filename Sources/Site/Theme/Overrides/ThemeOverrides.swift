internal import Diagnostics
internal import Mustache
internal import Pages

/// What a team changes of the theme: the files of `content/theme/`.
struct ThemeOverrides: Sendable {
  /// Raised when a slot, a variable or the layout changes its meaning.
  static let themeVersion = 1
  static let stylePath = "theme/extra.css"
  private static let folder = "theme/"
  private static let suffix = ".mustache"
  private static let layoutName = "layout"
  /// In bytes. A style sheet with its fonts in it has less.
  private static let largest = 16 << 20

  private(set) var slots: [Slot: MustacheTemplate] = [:]
  private(set) var layout: MustacheTemplate?
  /// Rules that come after the theme's own.
  private(set) var style: [UInt8]?
  /// What the frame says.
  private(set) var words = FrameWords("en")
  private(set) var diagnostics: [Diagnostic] = []

  static var names: [String] { Slot.allCases.map(\.rawValue) + [layoutName] }

  static func path(of name: String) -> String { folder + name + suffix }

  /// - Parameters:
  ///   - language: the site's, for the words of the frame.
  ///   - place: where it is chosen.
  init(
    _ content: FileTree, language: String = "en",
    at place: SourceLocation = SourceLocation(file: ContentPath.settings)
  ) {
    var files: [String: [UInt8]] = [:]
    for path in content.paths where path.hasPrefix(Self.folder) {
      guard let bytes = try? content.read(path, first: Self.largest + 1) else {
        diagnostics.append(.unreadable(path))
        continue
      }
      if bytes.count > Self.largest {
        diagnostics.append(.themeFileTooLarge(path, most: Self.largest))
        continue
      }
      if WordsFile.isOne(path) { files[path] = bytes } else { read(path, bytes) }
    }
    let read = WordsFile.words(of: language, in: files, at: place)
    words = read.words
    diagnostics += read.diagnostics
  }

  private mutating func read(_ path: String, _ bytes: [UInt8]) {
    let text = String(decoding: bytes.withoutByteOrderMark, as: UTF8.self)
    checkVersion(text, path)
    if path == Self.stylePath {
      style = bytes
    } else if path.hasSuffix(Self.suffix) {
      let name = String(path.dropFirst(Self.folder.count).dropLast(Self.suffix.count))
      if let template = parse(text, path) { take(template, as: name, path) }
    } else {
      diagnostics.append(.unusedThemeFile(path))
    }
  }

  private mutating func take(_ template: MustacheTemplate, as name: String, _ path: String) {
    if name == Self.layoutName {
      layout = template
    } else if let slot = Slot(rawValue: name) {
      slots[slot] = template
    } else {
      diagnostics.append(.unknownSlot(name, at: path, known: Self.names))
    }
  }

  private mutating func parse(_ text: String, _ path: String) -> MustacheTemplate? {
    if let line = TemplateDepth.lineBeyondLimit(in: text) {
      diagnostics.append(.templateTooDeep(at: SourceLocation(file: path, line: line)))
      return nil
    }
    do {
      return try MustacheTemplate(string: text)
    } catch let error as MustacheTemplate.ParserError {
      let place = SourceLocation(
        file: path, line: error.context.lineNumber, column: max(1, error.context.columnNumber))
      diagnostics.append(.brokenTemplate(error.error, at: place))
    } catch {
      diagnostics.append(.brokenTemplate(error, at: SourceLocation(file: path)))
    }
    return nil
  }

  /// The first line may say which theme the file was made for: `headroom-theme: 1`.
  private mutating func checkVersion(_ text: String, _ path: String) {
    let firstLine = text.prefix { !$0.isNewline }
    guard let mark = firstLine.firstRange(of: "headroom-theme:") else { return }
    let version = firstLine[mark.upperBound...].drop(while: \.isWhitespace).prefix(
      while: \.isNumber)
    if Int(version) != Self.themeVersion {
      let column = firstLine[..<mark.lowerBound].unicodeScalars.count + 1
      diagnostics.append(
        .otherTheme(String(version), at: SourceLocation(file: path, line: 1, column: column)))
    }
  }
}

extension Diagnostic {
  static func unknownSlot(_ name: String, at path: String, known: [String]) -> Diagnostic {
    .error(
      "unknown-slot", "the theme has no slot '\(name)'", at: SourceLocation(file: path),
      hint: Nearest.hint(for: name, among: known))
  }

  static func themeFileTooLarge(_ path: String, most: Int) -> Diagnostic {
    .error(
      "file-too-large", "more than \(most >> 20) MiB of text", at: SourceLocation(file: path),
      hint: "split it, or keep it outside the content folder")
  }

  static func unusedThemeFile(_ path: String) -> Diagnostic {
    .warning(
      "unused-theme-file", "the theme does not use this file", at: SourceLocation(file: path),
      hint: "put images and fonts in any other folder of the content")
  }

  static func otherTheme(_ version: String, at place: SourceLocation) -> Diagnostic {
    .warning(
      "other-theme-version",
      "made for version \(version) of the theme; this is \(ThemeOverrides.themeVersion)",
      at: place,
      hint: "compare it with what 'headroom theme eject' writes now, then change the number")
  }

  static func templateTooDeep(at place: SourceLocation) -> Diagnostic {
    .error(
      "template-too-deep", "sections nested more than \(TemplateDepth.most) levels deep", at: place,
      hint: "close some sections earlier")
  }

  static func brokenTemplate(_ error: any Error, at place: SourceLocation) -> Diagnostic {
    .error("broken-template", words(for: error), at: place)
  }

  private static func words(for error: any Error) -> String {
    switch error as? MustacheTemplate.Error {
    case .sectionCloseNameIncorrect: "this section is closed with a different name"
    case .unfinishedName, nil: "this tag is not closed"
    case .expectedSectionEnd: "a section is not closed"
    case .invalidSetDelimiter: "these delimiters can't be used"
    default: "this is not a Mustache template: \(error)"
    }
  }
}
