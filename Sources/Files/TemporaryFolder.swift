#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif
public import Pages
internal import Synchronization

/// A folder of our own outside the user's, gone when nobody holds it any more.
public final class TemporaryFolder: Sendable {
  /// Absolute, with every symbolic link followed.
  public let path: String

  /// - Parameter parent: where the machine has programs put what they need for a while.
  public init(in parent: String) throws(DiskError) {
    let made = Self.open.withLock { open -> Result<String, DiskError> in
      guard open != nil else { return .failure(DiskError("the program is about to end")) }
      do throws(DiskError) {
        let path = try Self.make(in: parent)
        open?.insert(path)
        return .success(path)
      } catch {
        return .failure(error)
      }
    }
    path = try made.get()
  }

  private static func make(in parent: String) throws(DiskError) -> String {
    var name = Array((parent + "/headroom-XXXXXX").utf8CString)
    guard mkdtemp(&name) != nil else { throw .last("make a folder in", parent) }
    let made = String(decoding: name.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    return Disk.resolved(made) ?? made
  }

  deinit {
    try? Disk.remove(path)
    _ = Self.open.withLock { $0?.remove(path) }
  }

  /// All that are there now; nil once no more may be made.
  private static let open = Mutex<Set<String>?>([])

  /// Removes all of them, for a program that is about to end; none can be made afterwards. Each gets
  /// another name first, so that whoever still writes to it finds nothing to write to.
  public static func removeAll() {
    let paths = open.withLock { open in
      defer { open = nil }
      return (open ?? []).sorted()
    }
    for path in paths {
      let leaving = path + ".leaving"
      try? Disk.move(path, to: leaving)
      try? Disk.remove(leaving)
    }
  }

  /// Writes a file with the folders it needs; one that is there is replaced.
  public func write(_ bytes: [UInt8], to file: String) throws(DiskError) {
    try makeFolders(for: file)
    try Disk.remove(path + "/" + file)
    try Disk.create(path + "/" + file, with: bytes)
  }

  /// Writes a file of a site under the same path.
  public func write(_ file: OutputFile) throws(DiskError) {
    guard file.source != nil else { return try write(file.bytes, to: file.path) }
    try makeFolders(for: file.path)
    try Disk.remove(path + "/" + file.path)
    try Disk.create(path + "/" + file.path, with: file)
  }

  /// Hands a file on in pieces of a bounded size.
  public func forEachPiece(of file: String, _ body: ([UInt8]) -> Void) throws(DiskError) {
    try OpenFile.reading(path + "/" + file).forEachPiece { piece in
      body(piece)
      return true
    }
  }

  /// A file as one of a site, under the same path.
  public func output(_ file: String) throws(DiskError) -> OutputFile {
    OutputFile(path: file, copyOf: try ContentFile(file, in: path))
  }

  /// Puts a file of another such folder here too, at no cost where the disk allows it.
  public func take(_ file: String, from other: TemporaryFolder, as name: String? = nil)
    throws(DiskError)
  {
    let name = name ?? file
    try makeFolders(for: name)
    if Disk.hardLink(other.path + "/" + file, as: path + "/" + name) { return }
    try Disk.copy(other.path + "/" + file, as: path + "/" + name)
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
