public import Pages
internal import Synchronization

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// A folder of our own outside the user's, gone when nobody holds it any more.
///
/// What a killed program leaves is removed by the next one: beside the files stands a mark, which its
/// owner keeps locked for as long as it lives.
public final class TemporaryFolder: Sendable {
  /// Where the files are: absolute, with every symbolic link followed.
  public let path: String
  /// With the mark.
  private let root: String
  private let mark: TemporaryFolderMark?

  /// - Parameter parent: where the machine has programs put what they need for a while.
  public init(in parent: String) throws(DiskError) {
    let made = Self.open.withLock { open -> Result<String, DiskError> in
      guard open != nil else { return .failure(DiskError("the program is about to end")) }
      do throws(DiskError) {
        let root = try Self.make(in: parent)
        open?.insert(root)
        return .success(root)
      } catch {
        return .failure(error)
      }
    }
    root = try made.get()
    path = root + "/files"
    mark = TemporaryFolderMark(in: root)
    do throws(DiskError) {
      try Disk.makeFolder(path)
    } catch {
      Self.remove(root)
      throw error.naming(parent + "/…", insteadOf: root)
    }
  }

  private static func make(in parent: String) throws(DiskError) -> String {
    var name = Array((parent + "/headroom-XXXXXX").utf8CString)
    guard mkdtemp(&name) != nil else { throw .last("make a folder in", parent) }
    let made = String(decoding: name.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    return Disk.resolved(made) ?? made
  }

  deinit { Self.remove(root) }

  private static func remove(_ root: String) {
    try? Disk.remove(root)
    _ = open.withLock { $0?.remove(root) }
  }

  /// All that are there now; nil once no more may be made.
  private static let open = Mutex<Set<String>?>([])

  /// Removes all of them, for a program that is about to end; none can be made afterwards. Each gets
  /// another name first, so that whoever still writes to it finds nothing to write to.
  public static func removeAll() {
    let roots = open.withLock { open in
      defer { open = nil }
      return (open ?? []).sorted()
    }
    for root in roots {
      let leaving = root + leavingSuffix
      try? Disk.move(root, to: leaving)
      try? Disk.remove(leaving)
    }
  }

  private static let leavingSuffix = ".leaving"

  /// Removes those that programs have left which were killed. One is ours to remove when it has our
  /// name, belongs to this user alone, and nobody holds the lock of its mark.
  public static func removeAbandoned(in parent: String) {
    for name in (try? Disk.names(in: parent)) ?? [] where name.hasPrefix("headroom-") {
      let root = parent + "/" + name
      guard name.utf8.count == 15 || name.hasSuffix(leavingSuffix), Disk.isPrivate(root),
        let mark = TemporaryFolderMark(abandonedIn: root)
      else { continue }
      try? Disk.remove(root)
      withExtendedLifetime(mark) {}
    }
  }

  /// A program's message without the name of this folder, which says nothing to anybody.
  public func unnamed(in message: String) -> String {
    let name = root.split(separator: "/").last.map { $0 + "/files" } ?? ""
    return name.isEmpty ? message : message.replacing(name, with: "…")
  }

  /// Does something with the files, and tells what fails without this folder's name.
  private func unnamed<Result>(
    _ body: () throws(DiskError) -> Result
  ) throws(DiskError) -> Result {
    do { return try body() } catch {
      throw DiskError(unnamed(in: error.cause), advice: error.advice)
    }
  }

  /// Writes a file with the folders it needs; one that is there is replaced.
  public func write(_ bytes: [UInt8], to file: String) throws(DiskError) {
    try unnamed { () throws(DiskError) in
      try makeFolders(for: file)
      try Disk.remove(path + "/" + file)
      try Disk.create(path + "/" + file, with: bytes)
    }
  }

  /// Writes a file of a site under the same path.
  public func write(_ file: OutputFile) throws(DiskError) {
    guard file.source != nil || file.pieces != nil else {
      return try write(file.bytes, to: file.path)
    }
    try unnamed { () throws(DiskError) in
      try makeFolders(for: file.path)
      try Disk.remove(path + "/" + file.path)
      try Disk.create(path + "/" + file.path, with: file)
    }
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
    try unnamed { () throws(DiskError) in
      try makeFolders(for: name)
      if Disk.hardLink(other.path + "/" + file, as: path + "/" + name) { return }
      try Disk.copy(other.path + "/" + file, as: path + "/" + name)
    }
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
