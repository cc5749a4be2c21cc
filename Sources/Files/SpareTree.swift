internal import Concurrency

/// A second tree of a site, kept between builds: its files are second names of the site's own. A build
/// that changes few of them writes these into the spare tree and exchanges the two, where a new tree
/// would need a folder and a name for every file that stays.
///
/// It is in the user's cache folder. Losing it costs one new tree.
public struct SpareTree: Sendable {
  let folder: String

  /// Stands in it while it is not like the site.
  private static let markName = ".headroom-new"

  /// Smaller sites are copied as fast.
  let leastFiles: Int

  init(_ folder: String, leastFiles: Int = 500) {
    (self.folder, self.leastFiles) = (folder, leastFiles)
  }

  private var mark: String { folder + "/" + Self.markName }

  /// Whether every file of a site has its second name here.
  func isLike(_ site: PastSite) -> Bool {
    guard site.paths.count > leastFiles, site.strayed.isEmpty,
      Disk.isPrivateFolder(holding: folder), case .folder? = Disk.kind(of: folder),
      Disk.kind(of: mark) == nil, let held = try? OpenFolder(folder)
    else { return false }
    return !Concurrently.map(site.paths.count) { number in
      guard let mine = Stamp(ofEntry: held[site.paths[number]]),
        let theirs = site.stamps[number]
      else { return false }
      return mine.isSameFile(as: theirs)
    }.contains(false)
  }

  /// From here on it is not like the site, until `endChanges`.
  func beginChanges() throws(DiskError) {
    if Disk.kind(of: mark) == nil { try Disk.create(mark, with: []) }
  }

  func endChanges() throws(DiskError) { try Disk.remove(mark) }

  /// Removes a file, and the folders that are empty then; nothing where a folder has its name by now.
  func remove(_ file: String) throws(DiskError) {
    var place = folder + "/" + file
    switch Disk.kind(of: place) {
    case nil, .folder: return
    case .file, .link, .other: try Disk.remove(place)
    }
    while let end = place.lastIndex(of: "/"), place[..<end].utf8.count > folder.utf8.count {
      place = String(place[..<end])
      guard Disk.removeEmptyFolder(place) else { return }
    }
  }

  /// Makes the tree like a site again that differs from it in these files.
  func follow(_ site: String, changed: [String], removed: [String]) throws(DiskError) {
    try beginChanges()
    for file in removed { try remove(file) }
    for file in changed + [OutputFolder.listName] {
      let name = folder + "/" + file
      try Disk.remove(name)
      if let end = name.lastIndex(of: "/") { try Disk.makeFolders(to: String(name[..<end])) }
      guard Disk.hardLink(site + "/" + file, as: name) else { return discard() }
    }
    try endChanges()
  }

  /// Takes the place of what was kept before, from a tree that differs from a site in these files; false
  /// where that can't be, and the tree is where it was.
  func become(
    _ tree: String, like site: String, changed: [String], removed: [String]
  ) throws(DiskError) -> Bool {
    guard Disk.isPrivateFolder(holding: folder) else { return false }
    discard()
    guard (try? Disk.move(tree, to: folder)) != nil else { return false }
    try follow(site, changed: changed, removed: removed)
    return true
  }

  /// Removes it, if it is there.
  func discard() { try? Disk.remove(folder) }
}
