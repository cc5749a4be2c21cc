internal import Files

/// The folders on a host that hold versions, known by a script that each of them has.
struct VersionFolders {
  private let fingerprints: [BytePath: String]
  /// In order, newest first.
  let names: [String]

  /// - Parameter fingerprints: what we published on the host, by path.
  init(in fingerprints: [BytePath: String]) {
    self.fingerprints = fingerprints
    names = fingerprints.keys.compactMap { path in
      guard let folder = path.folders.first?.text, path == BytePath(folder + Self.mark) else {
        return nil
      }
      return folder
    }.sorted {
      VersionOrder.isNewer($0, than: $1) || ($0 < $1 && !VersionOrder.isNewer($1, than: $0))
    }
  }

  private static let mark = "/assets/pages.js"

  var isEmpty: Bool { names.isEmpty }

  /// The list of versions that fits the folders. A folder with the same files as another one is an
  /// alias of it when its name is no number; `latest` is always one.
  var versions: Versions {
    var found: [PublishedVersion] = []
    let contents = Dictionary(grouping: names) { files(in: $0) }
    for name in names where !isAlias(name) {
      let same = contents[files(in: name)] ?? []
      let isFirst = same.first { !isAlias($0) } == name
      found.append(
        PublishedVersion(name: name, title: name, aliases: isFirst ? same.filter(isAlias) : []))
    }
    let claimed = Set(found.flatMap(\.aliases))
    let orphans = names.filter { isAlias($0) && !claimed.contains($0) }
    // An alias of no version there is moved to the newest one when that is published next.
    if !found.isEmpty { found[0].aliases += orphans }
    if found.isEmpty {
      found = orphans.map { PublishedVersion(name: $0, title: $0, aliases: []) }
    }
    return Versions(found)
  }

  /// Whether a folder is one of a version by another name.
  private func isAlias(_ name: String) -> Bool {
    if name == PublishedVersion.latest { return names.count > 1 }
    let isNumbered = name.contains { $0.isASCII && $0.isNumber }
    return !isNumbered && names.contains { $0 != name && files(in: $0) == files(in: name) }
  }

  private func files(in folder: String) -> [BytePath: String] {
    let folder = BytePath(folder)
    var files: [BytePath: String] = [:]
    for (path, fingerprint) in fingerprints {
      if let inner = path.inside(folder) { files[inner] = fingerprint }
    }
    return files
  }
}
