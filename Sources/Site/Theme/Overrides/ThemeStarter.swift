public import Pages

/// The files that `headroom theme eject` writes, with notes on how to use them.
public enum ThemeStarter {
  /// Every name that can be ejected.
  public static var names: [String] { ThemeOverrides.names + ["extra.css"] }

  /// The words of the frame in a language, to change or to translate; nil where it is no language.
  public static func words(_ language: String) -> OutputFile? {
    guard let tag = try? LanguageTag(language) else { return nil }
    return file(WordsFile.path(of: tag.text), WordsFile.starter(tag.text))
  }

  /// The file of a name, by its path in the content folder; nil when there is none of that name.
  public static func file(_ name: String) -> OutputFile? {
    if name == "extra.css" { return file(ThemeOverrides.stylePath, style) }
    if name == "layout" {
      return file(ThemeOverrides.path(of: name), mark + layoutNotes + LayoutVariables.starter)
    }
    return Slot(rawValue: name).map { slot in
      file(ThemeOverrides.path(of: name), mark + notes(on: slot) + example(of: slot))
    }
  }

  private static func file(_ path: String, _ text: String) -> OutputFile {
    OutputFile(path: path, bytes: Array(text.utf8))
  }

  private static let mark = "{{! headroom-theme: \(ThemeOverrides.themeVersion) }}\n"

  private static let variables = """
    Variables: site.title, site.url, site.description, site.repository, site.release,
    site.colophon; page.title, page.description, page.path, page.url, page.source, page.edit,
    page.lastChange, page.isHome, page.isWide; root, the path to the site's root.
    """

  private static func notes(on slot: Slot) -> String {
    """
    {{!
    This is placed at \(slot.purpose).
    \(variables)
    Pages can't run inline scripts or load anything from other hosts.
    }}

    """
  }

  private static let layoutNotes = """
    {{!
    The whole page. The parts in triple braces are the theme's; rearrange or remove them.
    mainID is an id that is unique on the page.
    \(variables)
    }}

    """

  private static func example(of slot: Slot) -> String {
    switch slot {
    case .headEnd: "<meta name=\"author\" content=\"{{site.title}}\">\n"
    case .header: "<a class=\"icon-button\" href=\"{{root}}index.html\">Home</a>\n"
    case .pageTop: "{{#page.isHome}}<p>Welcome.</p>{{/page.isHome}}\n"
    case .pageBottom:
      "{{#page.edit}}<p><a href=\"{{page.edit}}\">Edit this page</a></p>{{/page.edit}}\n"
    case .footer: "<p>{{site.title}}</p>\n"
    case .announcement: "<p>No deployments this week.</p>\n"
    }
  }

  private static let style = """
    /* headroom-theme: \(ThemeOverrides.themeVersion) */
    /* Rules after the theme's own. URLs are relative to assets/: url(../images/logo.svg). */
    :root {
      /* Light mode, dark mode. */
      /* --accent: light-dark(#0a58ca, #74b3ff); --background: light-dark(#ffffff, #10151b); */
      /* --surface: light-dark(#f5f7fa, #182029); --text: light-dark(#1a2027, #e7edf3); */
    }

    """
}
