internal import Assets
internal import CAssets
internal import Markup
internal import Pages
internal import Pictures

/// The files that every page refers to: small, few and the same for a whole site.
enum ThemeFile: String, CaseIterable, Sendable {
  case icon = "assets/icon.svg"
  /// The icon on the screen of a phone.
  case touchIcon = "assets/touch-icon.png"
  /// What stands beside a link to a page that has no picture of its own.
  case preview = "assets/preview.png"
  case style = "assets/theme.css"
  /// A team's own rules.
  case extraStyle = "assets/extra.css"
  /// Runs before anything is painted.
  case earlyScript = "assets/theme.js"
  /// Runs when the page is there.
  case script = "assets/handbook.js"
  /// Loads when a reader first searches.
  case search = "assets/search.js"
  /// Loads when a reader first asks what if; the module is in it, since pages from a folder may load
  /// nothing but scripts.
  case whatIf = "assets/what-if.js"

  /// The path in the site.
  var path: String { rawValue }

  /// Whether a file of the content with this path takes its place, as an icon of one's own does.
  var isReplaceable: Bool {
    switch self {
    case .icon, .touchIcon, .preview: true
    case .style, .extraStyle, .earlyScript, .script, .search, .whatIf: false
    }
  }

  /// The files of a theme, in the order they are written.
  ///
  /// - Parameter assets: the paths of the content's files. Who has an icon of their own wants no other
  ///   one on a phone.
  static func all(
    _ overrides: ThemeOverrides, answersBack: Bool, hasAddress: Bool, assets: [String]
  ) -> [ThemeFile] {
    let own: [ThemeFile] = overrides.style == nil ? [] : [.extraStyle]
    let touch: [ThemeFile] = assets.contains(ThemeFile.icon.path) ? [] : [.touchIcon]
    return [.icon] + touch + (hasAddress ? [.preview] : [])
      + [.style, .earlyScript, .script, .search] + (answersBack ? [.whatIf] : []) + own
  }

  /// - Parameters:
  ///   - module: what answers in the reader's browser.
  ///   - printedTitle: what stands at the top of every sheet of paper.
  ///   - preview: draws the picture of the handbook.
  func file(
    _ overrides: ThemeOverrides, module: [UInt8], printedTitle: String, preview: () -> [UInt8]
  ) -> OutputFile {
    OutputFile(path: path, bytes: bytes(overrides, module, printedTitle, preview))
  }

  private func bytes(
    _ overrides: ThemeOverrides, _ module: [UInt8], _ printedTitle: String, _ preview: () -> [UInt8]
  ) -> [UInt8] {
    switch self {
    case .icon: headroom_icon_svg().bytes
    case .touchIcon: Mark.touchIcon
    case .preview: preview()
    case .style: Self.styleSheet + Self.pageTitle(printedTitle)
    case .extraStyle: overrides.style ?? []
    case .earlyScript:
      Self.function(Self.themeScript, after: overrides.words.statement(for: .theme))
    case .script:
      Self.function(Self.handbookScript, after: overrides.words.statement(for: .handbook))
    case .search: Self.function(Self.searchScript, after: overrides.words.statement(for: .search))
    case .whatIf:
      Self.function(
        Self.whatIfScript, after: "const module=\"", Base64.text(of: module), "\";\n")
    }
  }

  /// A rule and not a part of the pages, which allow no styles of their own.
  static func pageTitle(_ title: String) -> [UInt8] {
    let escaped = title.unicodeScalars.map { scalar in
      let isPlain = scalar.value >= 0x20 && !"\"\\<".unicodeScalars.contains(scalar)
      return isPlain ? String(scalar) : "\\" + String(scalar.value, radix: 16) + " "
    }.joined()
    return Array("@page{@top-left{content:\"\(escaped)\"}}".utf8)
  }

  // Minified once, since a preview writes them again and again.
  static let styleSheet = StyleMinifier.minify(headroom_theme_css().bytes)
  private static let themeScript = minified([headroom_theme_js().bytes])
  private static let handbookScript = minified(handbookScripts)
  private static let searchScript = minified(searchScripts)

  private static let handbookScripts = [
    headroom_base_js().bytes, headroom_search_opener_js().bytes, headroom_tables_js().bytes,
    headroom_read_outs_js().bytes, headroom_fleet_js().bytes, headroom_what_if_opener_js().bytes,
    headroom_code_js().bytes, headroom_tabs_js().bytes, headroom_folds_js().bytes,
    headroom_frame_js().bytes,
  ]

  private static let whatIfScript = minified([
    headroom_what_if_module_js().bytes, headroom_what_if_patches_js().bytes,
    headroom_what_if_js().bytes,
  ])

  private static let searchScripts = [
    headroom_search_index_js().bytes, headroom_search_ranking_js().bytes,
    headroom_search_js().bytes,
  ]

  /// Scripts in one function, where they share names with each other and with nobody else.
  ///
  /// - Parameters: statements that stand before them as they are, with what they need to know.
  private static func function(
    _ script: [UInt8], after data: String, _ bytes: [UInt8] = [], _ rest: String = ""
  ) -> [UInt8] {
    let start = "(()=>{\"use strict\";\n"
    var output = Output()
    output.reserveCapacity(
      start.utf8.count + data.utf8.count + bytes.count + rest.utf8.count + script.count)
    output.append(start)
    output.append(data)
    output += bytes
    output.append(rest)
    output += script
    return output
  }

  /// With the end of the function around them.
  private static func minified(_ parts: [[UInt8]]) -> [UInt8] {
    var output = Output()
    for part in parts { output.append(contentsOf: part) }
    output.append("})();\n")
    return ScriptMinifier.minify(output)
  }
}
