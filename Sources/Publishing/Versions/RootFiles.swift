internal import Pages

/// The few files at the root of a host that holds versions.
enum RootFiles {
  /// What hosts and crawlers look for at the root: the latest version's stand there too.
  static let copied = [".nojekyll", "404.html", "_headers", "robots.txt", "sitemap.xml"]

  /// Made anew at every publication.
  static let made = ["index.html", Versions.file, script]

  static let script = "versions.js"

  /// What a host reads at its root and nowhere else: the latest version's stand only there.
  static let rootOnly = ["CNAME"]

  static var names: Set<String> { Set(copied + made + rootOnly) }

  static func make(for versions: Versions) -> [OutputFile] {
    [
      OutputFile(path: Versions.file, bytes: Array(versions.json.utf8)),
      // The same as a script: pages opened from a folder may load scripts, and fetch nothing.
      OutputFile(
        path: script, bytes: Array("window.headroomVersions = \(versions.json.dropLast());\n".utf8)),
      OutputFile(path: "index.html", bytes: redirect(to: versions.front ?? "")),
    ]
  }

  /// A page for hosts that know no redirects. It names the file, for browsers without a host.
  private static func redirect(to folder: String) -> [UInt8] {
    let address = PercentEncoding.encode(path: folder) + "/index.html"
    return Array(
      """
      <!doctype html>
      <html lang="en"><head><meta charset="utf-8"><title>Redirecting</title>
      <meta http-equiv="refresh" content="0; url=\(address)"><link rel="canonical" href="\(address)">
      </head><body><p><a href="\(address)">Go to the handbook</a></p></body></html>

      """.utf8)
  }
}
