internal import Assets
internal import CAssets
internal import Files
internal import Pages
internal import Settings

/// Lays a site out as the host will hold it: as it is, or in a folder of its version.
struct HostLayout {
  let staging: Staging
  private var hasHeaders = false
  private var pages: [String] = []

  init(into staging: Staging) { self.staging = staging }

  /// Rules for the hosts that read `_headers`, unless the site has its own.
  private static let headers = "/*\n  X-Content-Type-Options: nosniff\n"

  /// A site that has the host to itself.
  mutating func place(_ render: Publisher.Render) throws {
    try render("") { file in
      hasHeaders = hasHeaders || file.path == "_headers"
      try staging.add(file)
    }
    if !hasHeaders { try staging.add(Self.headersFile) }
  }

  /// A site as one of several versions. What hosts look for at the root comes from the latest.
  mutating func place(
    _ version: PublishedVersion, of versions: Versions, _ render: Publisher.Render
  ) throws {
    let isLatest = versions.front.map { ([version.name] + version.aliases).contains($0) } ?? true
    // Search engines are sent to the address that stays.
    let home = versions.front == PublishedVersion.latest ? PublishedVersion.latest : version.name
    try render(home + "/") { file in
      hasHeaders = hasHeaders || file.path == "_headers"
      if RootFiles.rootOnly.contains(file.path) {
        if isLatest { try staging.add(file) }
        return
      }
      if isLatest, RootFiles.copied.contains(file.path) { try staging.add(file) }
      try add(try withSwitch(file), in: version)
    }
    if isLatest, !hasHeaders { try staging.add(Self.headersFile) }
    let list = pages.map(JSONText.quote).joined(separator: ",")
    for file in [
      OutputFile(path: "assets/versions.js", bytes: headroom_versions_js().bytes),
      OutputFile(path: "assets/versions.css", bytes: headroom_versions_css().bytes),
      OutputFile(
        path: "assets/pages.js", bytes: Array("window.headroomPages = [\(list)];\n".utf8)),
    ] { try add(file, in: version) }
    for file in RootFiles.make(for: versions) { try staging.add(file) }
  }

  private static var headersFile: OutputFile {
    OutputFile(path: "_headers", bytes: Array(headers.utf8))
  }

  private func add(_ file: OutputFile, in version: PublishedVersion) throws {
    for folder in [version.name] + version.aliases {
      var copy = file
      copy.path = folder + "/" + file.path
      try staging.add(copy)
    }
  }

  /// Pages load the version switch; the site that `build` writes does not know of it.
  private mutating func withSwitch(_ file: OutputFile) throws -> OutputFile {
    guard file.isPage, file.path.hasSuffix("index.html") else { return file }
    pages.append(String(file.path.dropLast("index.html".count)))
    let root = String(repeating: "../", count: file.path.utf8.count { $0 == UInt8(ascii: "/") })
    let tags =
      "<link rel=\"stylesheet\" href=\"\(root)assets/versions.css\">"
      + "<script src=\"\(root)assets/versions.js\" defer></script>\n"
    let page = OutputFile.page(try file.contents(), withInHead: tags)
    return OutputFile(path: file.path, bytes: page)
  }
}
