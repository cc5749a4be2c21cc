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

  static func all(_ overrides: ThemeOverrides) -> [OutputFile] {
    let extra = overrides.style.map { OutputFile(path: extraStyle, bytes: $0) }
    return [
      OutputFile(path: icon, bytes: PackageResources.icon_svg),
      OutputFile(path: style, bytes: StyleSqueezer.squeeze(PackageResources.theme_css)),
      OutputFile(path: theme, bytes: ScriptSqueezer.squeeze(PackageResources.theme_js)),
      OutputFile(path: script, bytes: handbook),
    ] + [extra].compactMap { $0 }
  }

  /// The scripts in one function, where they share names with each other and with nobody else.
  private static var handbook: [UInt8] {
    let parts = [
      PackageResources.base_js, PackageResources.search_index_js,
      PackageResources.search_ranking_js,
      PackageResources.search_js, PackageResources.tables_js, PackageResources.code_js,
      PackageResources.tabs_js, PackageResources.folds_js, PackageResources.frame_js,
    ]
    var output = Output()
    output.append("(() => {\n\"use strict\";\n")
    for part in parts { output.append(contentsOf: part) }
    output.append("})();\n")
    return ScriptSqueezer.squeeze(output)
  }
}
