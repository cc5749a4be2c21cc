internal import Diagnostics
internal import Markdown
internal import Pages

// What this module reports about content, settings and links.

extension Diagnostic {
  static func unreadable(_ file: String) -> Diagnostic {
    .error("unreadable", "cannot read this file", at: SourceLocation(file: file))
  }

  static func brokenLink(
    _ target: String, isImage: Bool, at place: SourceLocation, nearest: String?
  ) -> Diagnostic {
    .error(
      isImage ? "missing-image" : "broken-link",
      isImage ? "no image at '\(target)'" : "no page or file at '\(target)'",
      at: place, hint: nearest.map(Nearest.question))
  }

  /// A link to a file of the content folder that is not part of the site.
  static func linkToLeftOut(
    _ path: String, _ reason: LinkResolver.Reason, at place: SourceLocation
  ) -> Diagnostic {
    switch reason {
    case .isPart:
      .error(
        "broken-link", "'\(path)' is a part of other pages and no page itself", at: place,
        hint: "move it out of 'includes/', or link to a page that includes it")
    case .isExcluded:
      .warning(
        "broken-link", "this leads to '\(path)', which 'exclude' leaves out of the site", at: place,
        hint: "remove it from 'exclude' in handbook.yaml, or remove this link")
    }
  }

  static func brokenAnchor(
    _ anchor: String, page: SitePath, at place: SourceLocation, nearest: String?
  ) -> Diagnostic {
    .error(
      "broken-anchor",
      "no heading '#\(anchor)' on \(page == .home ? "the home page" : page.folder)",
      at: place, hint: nearest.map { Nearest.question("#" + $0) })
  }

  /// One for each key, since most are in every page. Only what may be a slip is worth a warning.
  static func unknownKey(_ key: NameCounts.Name) -> Diagnostic {
    let pages =
      key.files == 1 ? "" : ", as in \(key.files - 1) more page\(key.files == 2 ? "" : "s")"
    let message = "'\(key.name)' means nothing in front matter here\(pages)"
    guard let nearest = key.nearest else { return .remark("unknown-key", message, at: key.place) }
    return .warning(
      "unknown-key", message, at: key.place, hint: Nearest.question(nearest))
  }

  static func homeElsewhere(_ key: String, at place: SourceLocation) -> Diagnostic {
    .warning(
      "not-the-home-page",
      "'\(key)' makes this the home page with other programs; here that is 'index.md'", at: place,
      hint: "rename this file to index.md at the top of the content folder")
  }

  static func contentInFrontMatter(_ key: String, at place: SourceLocation) -> Diagnostic {
    .warning(
      "not-shown", "other programs show what '\(key)' contains, and here it is left out", at: place,
      hint: "write it as Markdown below the front matter")
  }

  static func unknown(_ kind: UnknownName.Kind, _ name: NameCounts.Name) -> Diagnostic {
    let times = name.count == 1 ? "" : ", \(name.count) times in all"
    return switch kind {
    case .shortcode:
      .warning(
        "unknown-shortcode", "no shortcode '\(name.name)' is known, so it is left out\(times)",
        at: name.place, hint: "write it as Markdown")
    case .block:
      .warning(
        "unknown-block",
        "no block '\(name.name)' is known, so what is in it stands without a frame\(times)",
        at: name.place, hint: "use one such as 'note', 'tip' or 'warning'")
    case .icon:
      .warning(
        "unknown-icon", "there is no drawing for ':\(name.name):', so it is left out\(times)",
        at: name.place)
    case .diagram:
      .warning(
        "not-drawn", "diagrams of the kind '\(name.name)' are shown as their source\(times)",
        at: name.place, hint: "draw it as a flowchart or a 'dot' graph, or as an image")
    case .formula:
      .warning(
        "not-drawn", "formulas are shown as their source\(times)", at: name.place,
        hint: "write it as MathML, which needs no script")
    case .component:
      .warning(
        "unknown-component",
        "no component '\(name.name)' is known, so its tags are left out\(times)", at: name.place,
        hint: "write it as Markdown")
    case .statement:
      .warning(
        "script-line",
        "'\(name.name)' lines at the beginning of a page are left out\(times)", at: name.place,
        hint: "pages run no scripts: remove them, or put a script in theme/")
    }
  }

  static func notRead(_ file: String, _ why: String, hint: String? = nil) -> Diagnostic {
    .warning("not-read", why, at: SourceLocation(file: file), hint: hint)
  }

  static func noDrawing(_ reason: NoDrawing, at place: SourceLocation) -> Diagnostic {
    switch reason {
    case .notInstalled:
      .warning(
        "no-graphviz", "Graphviz is not installed, so this graph is shown as its source", at: place,
        hint: "install Graphviz, with 'dot' on the PATH")
    case .refused(let why): .error("graph", "Graphviz can't draw this: \(why)", at: place)
    }
  }

  static func missingInclude(_ path: String, at place: SourceLocation) -> Diagnostic {
    .error(
      "missing-include", "no file '\(path)' in the content folder to include", at: place,
      hint: "paths of includes are relative to the content folder")
  }

  static func unknownNavigation(
    _ name: String, at place: SourceLocation, nearest: String?
  ) -> Diagnostic {
    .error(
      "unknown-section", "navigation names '\(name)', which is not a top-level page or folder",
      at: place, hint: nearest.map(Nearest.question))
  }

  static func draftInNavigation(_ name: String, at place: SourceLocation) -> Diagnostic {
    .error(
      "draft-link", "navigation names '\(name)', which contains only drafts", at: place,
      hint: "remove 'draft: true' there, or remove the name for now")
  }

  static func draftLink(_ target: String, at place: SourceLocation) -> Diagnostic {
    .error(
      "draft-link", "this link leads to '\(target)', which is a draft and not part of the site",
      at: place, hint: "remove 'draft: true' there, or remove this link; '--drafts' allows it")
  }
}

extension Diagnostic {
  static func badAlias(_ alias: Alias) -> Diagnostic {
    .error(
      "bad-alias", "'\(alias.written)' can't be an address of this page", at: alias.location,
      hint:
        "write a folder or Markdown file relative to the site, such as 'guide/old-name/', without"
        + " hidden or percent-encoded names")
  }

  static func orphan(_ file: String) -> Diagnostic {
    .warning(
      "orphan-page", "no page links here, and 'navigation' does not include it or its folder",
      at: SourceLocation(file: file),
      hint: "link to it, add it to 'navigation' in handbook.yaml, or mark it 'draft: true'")
  }
}

extension Navigation {
  /// Names in `navigation` that are no page or folder.
  func unknownNames(in settings: SiteSettings, _ drafts: Drafts) -> [Diagnostic] {
    if isWritten {
      let known = missing.isEmpty ? [] : drafts.candidates
      return missing.map { entry in
        Diagnostic.error(
          "unknown-section", "navigation names '\(entry.path)', which is not a page",
          at: entry.location,
          hint: Nearest.match(for: entry.path, among: known).map(Nearest.question)
        )
      }
    }
    let known = root.children.map(\.path.name)
    let names = Set(known)
    let unknown = settings.navigation.enumerated().filter { !names.contains($1) }
    return unknown.enumerated().map { number, entry in
      let (index, name) = entry
      let place =
        settings.navigationPlaces.indices.contains(index)
        ? settings.navigationPlaces[index] : SourceLocation(file: ContentPath.settings)
      if drafts.sections.contains(name) { return .draftInNavigation(name, at: place) }
      let candidates = number < Nearest.mostHints ? known : []
      return .unknownNavigation(
        name, at: place, nearest: Nearest.match(for: name, among: candidates))
    }
  }
}
