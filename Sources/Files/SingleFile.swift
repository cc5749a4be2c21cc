/// Reads and writes the single files that commands name.
public enum SingleFile {
  public static func read(_ path: String) throws(DiskError) -> [UInt8] {
    guard case .file? = Disk.target(of: path) else {
      throw DiskError(
        "cannot read \(path): \(Disk.target(of: path) == nil ? "no such file" : "not a file")")
    }
    return try Disk.contents(of: path)
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
    if let slash = path.lastIndex(of: "/") { try Disk.makeFolder(String(path[..<slash])) }
    try write(bytes, to: path)
  }

  /// The absolute path of something that is there, links followed; nil when nothing is.
  public static func absolute(_ path: String) -> String? { Disk.resolved(path) }

  /// Writes a file so that readers find the old bytes or the new ones, never a part.
  public static func write(_ bytes: [UInt8], to path: String) throws(DiskError) {
    let staging = path + ".headroom-new"
    try Disk.remove(staging)
    try Disk.create(staging, with: bytes)
    try Disk.move(staging, to: path)
  }
}
