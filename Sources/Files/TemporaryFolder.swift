#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// A folder of our own outside the user's, gone when nobody holds it any more.
public final class TemporaryFolder: Sendable {
  public let path: String

  public init() throws(DiskError) {
    let parent = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
    var name = Array((parent + "/headroom-XXXXXX").utf8CString)
    guard mkdtemp(&name) != nil else { throw .last("make a folder in", parent) }
    path = String(decoding: name.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  deinit { try? Disk.remove(path) }

  /// Writes a file with the folders it needs; one that is there is replaced.
  public func write(_ bytes: [UInt8], to file: String) throws(DiskError) {
    try makeFolders(for: file)
    try Disk.remove(path + "/" + file)
    try Disk.create(path + "/" + file, with: bytes)
  }

  /// Puts a file of another such folder here too, at no cost where the disk allows it.
  public func take(_ file: String, from other: TemporaryFolder, as name: String? = nil)
    throws(DiskError)
  {
    let name = name ?? file
    try makeFolders(for: name)
    if Disk.hardLink(other.path + "/" + file, as: path + "/" + name) { return }
    try write(Disk.contents(of: other.path + "/" + file), to: name)
  }

  public func read(_ file: String) throws(DiskError) -> [UInt8] {
    try Disk.contents(of: path + "/" + file)
  }

  private func makeFolders(for file: String) throws(DiskError) {
    var folder = path
    for part in file.split(separator: "/").dropLast() {
      folder += "/" + part
      try Disk.makeFolder(folder)
    }
  }
}
