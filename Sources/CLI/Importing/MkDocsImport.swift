internal import Diagnostics
internal import Settings

/// What `mkdocs.yml` says, as handbook.yaml says it.
struct MkDocsImport {
  /// The folder of the documents, relative to that of the file.
  private(set) var folder = "docs"
  private(set) var handbook: String
  /// What could not be taken over.
  private(set) var notes: [String] = []

  init(_ root: Value, file: String) {
    var text = HandbookText(from: file)
    folder = root["docs_dir"]?.scalar ?? "docs"
    if folder.hasPrefix("./") { folder.removeFirst(2) }
    text.add("title", root["site_name"]?.scalar ?? "Documentation")
    text.add("description", root["site_description"]?.scalar)
    text.add("url", Self.address(root["site_url"]))
    text.add("language", Self.language(root))
    text.add("repository", Self.address(root["repo_url"]))
    text.add("edit", Self.edit(root, folder: folder))
    if let nav = root["nav"]?.elements {
      text.add(navigation: nav.compactMap { Self.entry($0) })
    }
    text.add("exclude", Self.excluded(root))
    text.add("snippets", Self.snippetFolders(root, besides: folder))
    let plugins = Self.named(root["plugins"])
    text.add("redirects", pairs: Self.redirects(plugins))
    handbook = text.text
    notes = Self.notes(root, plugins)
  }

  private static func address(_ value: Value?) -> String? {
    guard let text = value?.scalar, text.hasPrefix("https://") || text.hasPrefix("http://") else {
      return nil
    }
    return text
  }

  private static func language(_ root: Value) -> String? {
    let language = root["theme"]?["language"]?.scalar
    return language == "en" ? nil : language
  }

  /// MkDocs puts a relative `edit_uri` behind the repository's address.
  private static func edit(_ root: Value, folder: String) -> String? {
    if let uri = root["edit_uri"]?.scalar, uri.hasPrefix("http") { return uri }
    guard let repository = address(root["repo_url"]) else { return nil }
    if root["edit_uri"]?.isNull == true || root["edit_uri"]?.scalar == "" { return nil }
    let base = repository.hasSuffix("/") ? repository : repository + "/"
    if let uri = root["edit_uri"]?.scalar {
      return base + (uri.hasPrefix("/") ? String(uri.dropFirst()) : uri)
    }
    if base.contains("github.com") { return base + "edit/master/\(folder)/" }
    if base.contains("gitlab.com") { return base + "edit/master/\(folder)/" }
    return nil
  }

  private static func entry(_ value: Value) -> ImportedEntry? {
    if let path = value.scalar { return .page(title: nil, path) }
    guard let (key, target) = value.pairs?.first, let title = key.scalar else { return nil }
    if let path = target.scalar { return path.isEmpty ? nil : .page(title: title, path) }
    let inner = target.elements?.compactMap(entry) ?? []
    return inner.isEmpty ? nil : .section(title, inner)
  }

  /// The lines of `exclude_docs`, which are patterns as of `.gitignore`.
  private static func excluded(_ root: Value) -> [String] {
    let lines = ["exclude_docs", "draft_docs"].flatMap {
      root[$0]?.scalar?.split(whereSeparator: \.isNewline) ?? []
    }
    return lines.map { String($0.drop { $0 == " " }) }.filter {
      !$0.isEmpty && !$0.hasPrefix("#") && !$0.hasPrefix("!")
    }
  }

  /// The folders in which snippets are looked for, from the content folder: those of `base_path`, or that
  /// of the settings.
  private static func snippetFolders(_ root: Value, besides folder: String) -> [String] {
    let found = named(root["markdown_extensions"]).first { $0.name == "pymdownx.snippets" }
    guard let found else { return [] }
    let base = found.settings?["base_path"]
    let written = (base?.elements ?? [base].compactMap { $0 }).compactMap(\.scalar)
    let up = folder.split(separator: "/").map { _ in ".." }
    var folders: [String] = []
    for path in written.isEmpty ? ["."] : written {
      let path = path == "$config_dir" || path.isEmpty ? "." : path == "$docs_dir" ? folder : path
      let parts = path.split(separator: "/").map(String.init).filter { $0 != "." }
      if parts.joined(separator: "/") == folder { continue }
      let name = (up + parts).joined(separator: "/")
      if !name.isEmpty, !folders.contains(name) { folders.append(name) }
    }
    return folders
  }

  /// A list whose items are names or names with settings, or such a mapping.
  private static func named(_ value: Value?) -> [(name: String, settings: Value?)] {
    guard let value else { return [] }
    if let pairs = value.pairs { return pairs.map { ($0.key.scalar ?? "", $0.value) } }
    return (value.elements ?? []).compactMap { item in
      if let name = item.scalar { return (name, nil) }
      return item.pairs?.first.map { ($0.key.scalar ?? "", $0.value) }
    }
  }

  private static func redirects(_ plugins: [(name: String, settings: Value?)]) -> [(String, String)]
  {
    plugins.filter { $0.name == "redirects" }.flatMap { plugin in
      (plugin.settings?["redirect_maps"]?.pairs ?? []).compactMap { key, value in
        key.scalar.flatMap { old in value.scalar.map { (old, $0) } }
      }
    }.filter { !$0.1.contains("://") }
  }

  /// What changes how pages read and is not the same here.
  private static func notes(
    _ root: Value, _ plugins: [(name: String, settings: Value?)]
  ) -> [String] {
    var notes: [String] = []
    let handled: Set<String> = [
      "search", "redirects", "material/search", "tags", "offline", "minify", "privacy", "optimize",
      "git-revision-date-localized", "git-revision-date", "social", "glightbox", "meta", "typeset",
    ]
    if root["INHERIT"] != nil {
      notes.append("INHERIT: the settings of the other file are not read; import that one too")
    }
    let elsewhere = plugins.filter { $0.name == "redirects" }.flatMap { plugin in
      (plugin.settings?["redirect_maps"]?.pairs ?? []).filter {
        $0.value.scalar?.contains("://") == true
      }
    }
    if !elsewhere.isEmpty {
      let names = elsewhere.compactMap(\.key.scalar).joined(separator: ", ")
      notes.append("redirects to other hosts are left out: \(names)")
    }
    let others = plugins.map(\.name).filter { !handled.contains($0) && !$0.isEmpty }
    if !others.isEmpty {
      notes.append("plugins that are not taken over: \(others.joined(separator: ", "))")
    }
    if plugins.contains(where: { $0.name.hasPrefix("git-revision-date") }) {
      notes.append("dates of last changes: add 'lastChange: true' to handbook.yaml")
    }
    let extensions = named(root["markdown_extensions"])
    for (name, settings) in extensions {
      switch name {
      case "nl2br", "markdown.extensions.nl2br":
        notes.append("nl2br: a line break in a file is a space here; end the line with two spaces")
      case "smarty", "markdown.extensions.smarty":
        notes.append("smarty: quotes and dashes stay as they are typed")
      case "pymdownx.arithmatex":
        notes.append("arithmatex: formulas are shown as their source")
      case "pymdownx.snippets":
        if settings?["auto_append"]?.isNull == false {
          notes.append("snippets: 'auto_append' is left out; include the file on pages that use it")
        }
      case "markdown_include.include":
        notes.append("markdown_include: write '--8<-- \"path\"' for '{!path!}'")
      default: break
      }
    }
    for key in ["extra_css", "extra_javascript", "hooks"]
    where root[key]?.elements?.isEmpty == false {
      notes.append("\(key): put styles into theme/extra.css; pages run no scripts of their own")
    }
    return notes
  }
}
