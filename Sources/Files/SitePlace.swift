/// The path of a site, and the two beside it that a site passes through when it is replaced.
///
/// A kill between any two calls leaves the old site or the new one under its name, or, where the
/// system can't exchange two folders, the old one as `old`, which `recover` puts back.
struct SitePlace: Sendable {
  let path: String
  /// Where a new site is built; after the exchange, the old one until it is removed.
  let staging: String
  /// The old site between the two steps that stand in for an exchange.
  let old: String
  /// Whether to try the exchange; false in tests of file systems without it.
  var exchanges = true

  /// Stands in a folder while a site is built in it.
  private static let markName = ".headroom-new"

  init(_ path: String) {
    self.path = path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
    staging = self.path + ".headroom-new"
    old = self.path + ".headroom-old"
  }

  /// What we wrote there; nil when the folder is empty or absent. Throws when it is not ours.
  func list() throws(DiskError) -> SiteFileList? {
    switch Disk.kind(of: path) {
    case nil: return nil
    case .folder: break
    case .file, .link, .other:
      throw DiskError("\(path) is not a folder", advice: "choose another place")
    }
    if let list = try Self.list(in: path) { return list }
    guard try Disk.names(in: path).isEmpty else {
      throw DiskError(
        "\(path) contains files that Headroom did not write",
        advice: "empty it or choose another folder")
    }
    return nil
  }

  private static func list(in folder: String) throws(DiskError) -> SiteFileList? {
    let file = folder + "/" + OutputFolder.listName
    guard case .file? = Disk.kind(of: file) else { return nil }
    return SiteFileList(try Disk.contents(of: file))
  }

  func makeStaging() throws(DiskError) {
    try named { () throws(DiskError) in
      try Disk.makeFolder(staging)
      try Disk.create(staging + "/" + Self.markName, with: [])
    }
  }

  /// Does something to the new site. What fails is told of the site's own name: the other one is gone
  /// when it is read.
  func named<Result>(_ body: () throws(DiskError) -> Result) throws(DiskError) -> Result {
    do { return try body() } catch { throw error.naming(path, insteadOf: staging) }
  }

  /// Whether a killed build may have left something.
  var needsRecovery: Bool { Disk.kind(of: old) != nil || Disk.kind(of: staging) != nil }

  /// Removes what a killed build left beside the site, and puts back a site that has lost its name.
  func recover() throws(DiskError) {
    if Disk.kind(of: path) == nil, try Self.list(in: old) != nil {
      try Disk.move(old, to: path)
      try Disk.syncFolder(holding: path)
    }
    for left in [old, staging] where Disk.kind(of: left) != nil { try removeLeftover(left) }
  }

  private func removeLeftover(_ folder: String) throws(DiskError) {
    if try Self.list(in: folder) != nil { return try remove(folder) }
    let isOurs: Bool
    if case .folder? = Disk.kind(of: folder) {
      let names = try Disk.names(in: folder)
      isOurs = names.isEmpty || names.contains(Self.markName)
    } else {
      isOurs = false
    }
    guard isOurs else {
      throw DiskError("\(folder) is in the way", advice: "move it away, or choose another folder")
    }
    try removeStaging(folder)
  }

  /// Removes a site that was never finished, its mark last: a removal that is killed is done again.
  func removeStaging(_ folder: String) throws(DiskError) {
    guard Disk.kind(of: folder) != nil else { return }
    for name in try Disk.byteNames(in: BytePath(folder)) where name != BytePath(Self.markName) {
      try Disk.remove(BytePath(folder).appending(name))
    }
    try Disk.remove(folder)
  }

  /// Puts the staged site in the place of the one that is there. All of it is on the disk before it
  /// gets the name, and the name is before this returns: after a power loss there is a whole site.
  ///
  /// - Parameters:
  ///   - tree: the new site, where it is not the staged one.
  ///   - retire: what becomes of the old site, wherever that is then.
  func replace(
    with tree: String? = nil, retire: (_ old: String) throws(DiskError) -> Void
  ) throws(DiskError) {
    let staging = tree ?? staging
    do throws(DiskError) {
      try Disk.remove(staging + "/" + Self.markName)
      try Disk.copyOwner(of: path, to: staging)
      try Disk.syncFileSystem(of: staging)
    } catch {
      throw error.naming(path, insteadOf: staging)
    }
    if Disk.kind(of: path) == nil {
      do throws(DiskError) { try Disk.move(staging, to: path) } catch {
        throw error.naming(path, insteadOf: staging)
      }
      return try Disk.syncFolder(holding: path)
    }
    if exchanges, Disk.exchange(staging, path) {
      try Disk.syncFolder(holding: path)
      return try retire(staging)
    }
    try Disk.move(path, to: old)
    do throws(DiskError) {
      try Disk.move(staging, to: path)
    } catch {
      try? Disk.move(old, to: path)
      throw error.naming(path, insteadOf: staging)
    }
    try Disk.syncFolder(holding: path)
    try retire(old)
  }

  /// Removes a site that was replaced. What others wrote into it in the meantime is moved to the new
  /// one: a file that is not there, or is newer than the one that is.
  func remove(_ site: String) throws(DiskError) {
    let list = try Self.list(in: site)?.paths ?? []
    let ours = Set((list + [OutputFolder.listName, Self.markName]).map { BytePath($0) })
    try remove(BytePath(site), BytePath(""), ours: ours)
    // Last, because it tells ours from files of others should the removal be killed.
    try Disk.remove(site + "/" + OutputFolder.listName)
    if !Disk.removeEmptyFolder(site) {
      throw DiskError(
        "\(site) contains files that others wrote during the build",
        advice: "move them to \(path), then remove the folder")
    }
  }

  private func remove(
    _ site: BytePath, _ folder: BytePath, ours: Set<BytePath>
  ) throws(DiskError) {
    for name in try Disk.byteNames(in: folder.bytes.isEmpty ? site : site.appending(folder)) {
      if folder.bytes.isEmpty, name == BytePath(OutputFolder.listName) { continue }
      let inner = folder.appending(name)
      let full = site.appending(inner)
      switch Disk.kind(of: full) {
      case .folder?:
        try remove(site, inner, ours: ours)
        _ = Disk.removeEmptyFolder(full)
      case nil: continue
      case .file?, .link?, .other?:
        if ours.contains(inner) {
          try Disk.remove(full)
        } else {
          try rescue(full, as: inner)
        }
      }
    }
  }

  /// Moves a file of others to the new site, or removes it where that has the same one already.
  private func rescue(_ full: BytePath, as inner: BytePath) throws(DiskError) {
    let target = BytePath(path).appending(inner)
    guard let there = Stamp(ofEntry: target) else {
      try Disk.makeFolders(from: BytePath(path), to: inner)
      return try Disk.move(full, to: target)
    }
    guard let mine = Stamp(ofEntry: full) else { return }
    if mine.isSameFile(as: there) || mine.modified <= there.modified {
      try Disk.remove(full)
    } else {
      try Disk.move(full, to: target)
    }
  }
}
