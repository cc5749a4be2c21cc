internal import Files
internal import Pages

/// A folder of this machine or of a share. It changes as a whole or not at all.
struct FolderHost: Host {
  let path: String
  private let isForced: Bool
  private let waiting: (String) -> Void

  /// Throws when the folder is the content's, above it or in it.
  ///
  /// - Parameter waiting: called once when the folder around it is locked, with who holds it.
  init(
    _ path: String, publishing content: String, isForced: Bool,
    waiting: @escaping (_ holder: String) -> Void
  ) throws(PublishError) {
    self.isForced = isForced
    self.waiting = waiting
    try disk { () throws(DiskError) in try OutputFolder.refuse(path, holding: content) }
    self.path = path
  }

  mutating func inventory() throws(PublishError) -> Inventory? {
    guard
      let files = try disk({ () throws(DiskError) in try OutputFolder.filesThere(in: path) })
    else { return nil }
    var inventory = Inventory()
    for file in files {
      // A file that somebody removed is one that has to be published again.
      var hash = SHA256()
      guard (try? SingleFile.forEachPiece(of: path + "/" + file) { hash.add($0) }) != nil else {
        continue
      }
      inventory.fingerprints[BytePath(file)] = hash.digest()
    }
    inventory.others = Set(
      try disk { () throws(DiskError) in try OutputFolder.others(in: path) }.map { BytePath($0) })
    return inventory
  }

  mutating func read(_ file: String) throws(PublishError) -> [UInt8] {
    try disk { () throws(DiskError) in try SingleFile.read(path + "/" + file) }
  }

  mutating func fingerprints(of staging: Staging) throws(PublishError) -> [BytePath: String] {
    try staging.digests()
  }

  mutating func apply(_ publication: PlannedPublication) throws(PublishError) {
    try disk { () throws(DiskError) in
      var folder = try OutputFolder(path, waiting: waiting)
      do throws(DiskError) {
        for file in publication.paths { try place(file, of: publication, in: &folder) }
        _ = try folder.publish()
      } catch {
        folder.abandon()
        throw error
      }
    }
  }

  private func place(
    _ file: String, of publication: PlannedPublication, in folder: inout OutputFolder
  ) throws(DiskError) {
    if publication.new[BytePath(file)] == nil {
      folder.keep(file)
    } else if isForced {
      try folder.replace(publication.staging.folder.output(file))
    } else {
      try folder.add(publication.staging.folder.output(file))
    }
  }
}
