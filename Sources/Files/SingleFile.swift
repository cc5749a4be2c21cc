/// Reads and writes the single files that commands name.
public enum SingleFile {
  /// All of a file; one that is larger than `most` bytes is not read.
  public static func read(_ path: String, atMost most: Int = .max) throws(DiskError) -> [UInt8] {
    let size = try size(of: path)
    if size > most { throw DiskError("cannot read \(path): more than \(most >> 20) MiB") }
    return try Disk.contents(of: path)
  }

  /// The first bytes of a file, at most `count`.
  public static func read(_ path: String, first count: Int) throws(DiskError) -> [UInt8] {
    _ = try size(of: path)
    return try Disk.contents(of: path, first: count)
  }

  private static func size(of path: String) throws(DiskError) -> Int {
    let found = Disk.target(of: path)
    guard case .file(let stamp)? = found else {
      throw DiskError("cannot read \(path): \(found == nil ? "no such file" : "not a file")")
    }
    return stamp.size
  }

  /// Hands a file on in pieces of a bounded size.
  public static func forEachPiece(
    of path: String, _ body: ([UInt8]) -> Void
  ) throws(DiskError) {
    guard case .file? = Disk.kind(of: path) else { throw DiskError("cannot read \(path)") }
    try OpenFile.reading(path).forEachPiece { piece in
      body(piece)
      return true
    }
  }

  /// Whether a file is there.
  public static func exists(_ path: String) -> Bool {
    if case .file? = Disk.target(of: path) { true } else { false }
  }

  public static func folderExists(_ path: String) -> Bool {
    if case .folder? = Disk.target(of: path) { true } else { false }
  }

  /// Writes a file into a folder that may not be there yet; the folder above it must be.
  public static func writeMakingFolder(_ bytes: [UInt8], to path: String) throws(DiskError) {
    guard let slash = path.lastIndex(of: "/") else { return try write(bytes, to: path) }
    let folder = String(path[..<slash])
    let wasThere = Disk.kind(of: folder) != nil
    // Of a folder's own only; the one that both are to be in must be there.
    if let slash = folder.lastIndex(of: "/"), slash != folder.startIndex,
      Disk.kind(of: String(folder[..<slash])) == nil
    {
      try Disk.makeFolder(String(folder[..<slash]))
    }
    try Disk.makeFolder(folder)
    do throws(DiskError) {
      try write(bytes, to: path)
    } catch {
      if !wasThere { _ = Disk.removeEmptyFolder(folder) }
      throw error
    }
  }

  /// The absolute path of something that is there, links followed; nil when nothing is.
  public static func absolute(_ path: String) -> String? { Disk.resolved(path) }

  /// Writes a file so that readers find the old bytes or the new ones, never a part, also after a
  /// power loss. What is no file, such as a device or a pipe, is written to as it is.
  public static func write(_ bytes: [UInt8], to path: String) throws(DiskError) {
    try write(to: path) { (write) throws(DiskError) in try write(bytes) }
  }

  /// The same for a file that is made in pieces, of which only one need be in memory.
  ///
  /// - Parameter pieces: calls what it is given with each piece.
  public static func write(
    to path: String,
    pieces: ((_ write: ([UInt8]) throws(DiskError) -> Void) throws(DiskError) -> Void)
  ) throws(DiskError) {
    if isWrittenInPlace(path) {
      var file = try OpenFile.appending(path)
      try pieces { (bytes) throws(DiskError) in try file.write(bytes) }
      return try file.finish()
    }
    if folderExists(path) {
      throw DiskError("cannot write \(path): it is a folder", advice: "name a file in it")
    }
    // A link stays, and what it leads to is replaced or made.
    try replace(Disk.resolved(path) ?? Disk.endOfLinks(path), isDurable: true, pieces: pieces)
  }

  /// Without waiting until the disk has it.
  static func replaceQuickly(_ path: String, with pieces: [[UInt8]]) throws(DiskError) {
    try replace(path, isDurable: false) { (write) throws(DiskError) in
      for piece in pieces { try write(piece) }
    }
  }

  /// - Parameter isDurable: whether to wait until the disk has it.
  private static func replace(
    _ path: String, isDurable: Bool,
    pieces: ((_ write: ([UInt8]) throws(DiskError) -> Void) throws(DiskError) -> Void)
  ) throws(DiskError) {
    let staging = Disk.temporaryName(beside: path)
    do throws(DiskError) {
      var file = try OpenFile.creating(staging)
      try pieces { (bytes) throws(DiskError) in try file.write(bytes) }
      if isDurable { try file.sync() }
      try file.finish()
      try Disk.keepRights(of: path, on: staging)
      try Disk.move(staging, to: path)
    } catch {
      try? Disk.remove(staging)
      throw error.naming(path, insteadOf: staging)
    }
    if isDurable { try Disk.syncFolder(holding: path) }
  }

  /// `/dev/stdout` may lead to a file, which others have open.
  private static func isWrittenInPlace(_ path: String) -> Bool {
    // The memory below `/dev/shm` has files as any disk has them.
    let isDevice = path.hasPrefix("/dev/") && !path.hasPrefix("/dev/shm/")
    if isDevice || path.hasPrefix("/proc/") { return true }
    switch Disk.target(of: path) {
    case .other?: return true
    case .file?, .folder?, .link?, nil: return false
    }
  }

  /// Whether a name is one of those that files have before they are moved into place.
  static func isTemporaryName(_ path: String) -> Bool {
    let name = path.split(separator: "/").last ?? ""
    return name.hasPrefix(".") && name.contains(".headroom-")
  }
}
