internal import Markup
internal import Pages

/// The files that every page refers to: small, few and the same for a whole site.
enum ThemeFiles {
  static let icon = "assets/icon.svg"
  static let style = "assets/theme.css"
  /// A team's own rules.
  static let extraStyle = "assets/extra.css"
  /// Runs before anything is painted.
  static let theme = "assets/theme.js"
  /// Runs when the page is there.
  static let script = "assets/handbook.js"
  /// Loads when a reader first searches.
  static let search = "assets/search.js"

  static func all(_ overrides: ThemeOverrides) -> [OutputFile] {
    let extra = overrides.style.map { OutputFile(path: extraStyle, bytes: $0) }
    return [
      OutputFile(path: icon, bytes: PackageResources.icon_svg),
      OutputFile(path: style, bytes: StyleSqueezer.squeeze(PackageResources.theme_css)),
      OutputFile(path: theme, bytes: ScriptSqueezer.squeeze(PackageResources.theme_js)),
      OutputFile(path: script, bytes: joined(handbook)),
      OutputFile(path: search, bytes: joined(searching)),
    ] + [extra].compactMap { $0 }
  }

  private static let handbook = [
    PackageResources.base_js, PackageResources.search_opener_js, PackageResources.tables_js,
    PackageResources.code_js, PackageResources.tabs_js, PackageResources.folds_js,
    PackageResources.frame_js,
  ]

  private static let searching = [
    PackageResources.search_index_js, PackageResources.search_ranking_js,
    PackageResources.search_js,
  ]

  /// Scripts in one function, where they share names with each other and with nobody else.
  private static func joined(_ parts: [[UInt8]]) -> [UInt8] {
    var output = Output()
    output.append("(() => {\n\"use strict\";\n")
    for part in parts { output.append(contentsOf: part) }
    output.append("})();\n")
    return ScriptSqueezer.squeeze(output)
  }
}
