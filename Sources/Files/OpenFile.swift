internal import CPosix
internal import Concurrency
public import Pages

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// A file that is open, until this value ends.
struct OpenFile: ~Copyable {
  private(set) var descriptor: Int32
  /// What messages call it.
  private let path: any PathOnDisk

  /// The most bytes that are held of a file that is copied or compared.
  private static let pieceSize = 1 << 20

  private init(descriptor: Int32, path: any PathOnDisk) {
    self.descriptor = descriptor
    self.path = path
  }

  deinit { if descriptor >= 0 { close(descriptor) } }

  static func reading(_ path: some PathOnDisk) throws(DiskError) -> OpenFile {
    let descriptor = path.withPath { openat(path.base, $0, O_RDONLY | O_CLOEXEC) }
    guard descriptor >= 0 else { throw .last("read", path) }
    return OpenFile(descriptor: descriptor, path: path)
  }

  /// Something that is there already, behind what it holds.
  static func appending(_ path: String) throws(DiskError) -> OpenFile {
    let descriptor = open(path, O_WRONLY | O_APPEND | O_NOCTTY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .last("write", path) }
    return OpenFile(descriptor: descriptor, path: path)
  }

  /// A new file; one that is there already is an error.
  static func creating(_ path: some PathOnDisk) throws(DiskError) -> OpenFile {
    let descriptor = path.withPath {
      openat(path.base, $0, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
    }
    guard descriptor >= 0 else { throw .last("write", path) }
    return OpenFile(descriptor: descriptor, path: path)
  }

  /// A file of the content. One that was exchanged for a link to elsewhere since it was found is not read:
  /// what counts is where the file that is open lies.
  ///
  /// - Parameter root: the content's folder, absolute.
  static func reading(_ file: some PathOnDisk, in root: String) throws(DiskError) -> OpenFile {
    let descriptor = file.withPath { cposix_open_without_links(file.base, $0) }
    if descriptor >= 0 { return OpenFile(descriptor: descriptor, path: file) }
    let opened = try reading(file)
    let path = file.shown
    guard let place = opened.place ?? Disk.resolved(path) else { throw .last("read", path) }
    // What was hidden when it was found is meant: `.nojekyll` of a site that is published.
    let hidden = Array("/.".utf8)
    guard place.hasPrefix(root + "/"),
      place == path || !place.utf8.dropFirst(root.utf8.count).contains(hidden)
    else {
      throw DiskError("\(path) leads out of the content folder", advice: "remove the link")
    }
    return opened
  }

  /// Where the file lies now, as the system tells.
  private var place: String? {
    var place = [CChar](repeating: 0, count: 4096)
    guard cposix_path_of(descriptor, &place, place.count) == 0 else { return nil }
    return String(decoding: place.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  /// In bytes, as it was when asked.
  var size: Int {
    get throws(DiskError) {
      var status = stat()
      guard fstat(descriptor, &status) == 0 else { throw .last("read", path) }
      return Int(status.st_size)
    }
  }

  /// What tells the file's version; nil where the system does not say.
  var stamp: Stamp? {
    var status = stat()
    return fstat(descriptor, &status) == 0 ? Stamp(status) : nil
  }

  /// The next bytes, at most `count`; fewer only at the end of the file.
  ///
  /// - Parameter end: where the file is likely to end: if that many bytes are read of more that were asked
  ///   for, it does.
  func read(_ count: Int, orEndingAt end: Int = -1) throws(DiskError) -> [UInt8] {
    var failed = false
    let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      while filled < buffer.count {
        let rest = UnsafeMutableRawBufferPointer(
          rebasing: UnsafeMutableRawBufferPointer(buffer)[filled...])
        let count = systemRead(descriptor, rest.baseAddress, rest.count)
        if count < 0, errno == EINTR { continue }
        failed = count < 0
        if count <= 0 { return }
        filled += count
        if filled == end { return }
      }
    }
    if failed { throw .last("read", path) }
    return bytes
  }

  /// Hands the rest of the file on in pieces of a bounded size.
  func forEachPiece(_ body: ([UInt8]) throws(DiskError) -> Bool) throws(DiskError) {
    while true {
      let piece = try read(Self.pieceSize)
      if piece.isEmpty { return }
      if try !body(piece) || piece.count < Self.pieceSize { return }
    }
  }

  func write(_ bytes: [UInt8]) throws(DiskError) {
    var written = 0
    while written < bytes.count {
      let count = bytes[written...].withUnsafeBytes {
        systemWrite(descriptor, $0.baseAddress, $0.count)
      }
      if count < 0, errno == EINTR { continue }
      if count < 0, errno == EAGAIN {
        var waited = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
        _ = poll(&waited, 1, -1)
        continue
      }
      if count < 0 { throw .last("write", path) }
      written += count
    }
  }

  /// Makes this new file one with the bytes of another, which no pass through this process where the
  /// system can do without. What the other only says to hold, a hole, takes no room in this one either.
  func copy(_ other: borrowing OpenFile) throws(DiskError) {
    if cposix_clone(other.descriptor, descriptor) == 0 { return }
    let size = try other.size
    var position = 0
    while position < size {
      let data = other.data(from: position, size: size)
      try move(to: data.lowerBound)
      try other.move(to: data.lowerBound)
      try copy(data.count, of: other)
      position = data.upperBound
    }
    if ftruncate(descriptor, off_t(size)) != 0 { throw .last("write", path) }
    // What was added to the other meanwhile is not copied, and this one holds no more than it was.
  }

  /// Copies bytes from where another file is at to where this one is; fewer if the other has become
  /// shorter.
  private func copy(_ count: Int, of other: borrowing OpenFile) throws(DiskError) {
    var left = count
    while left > 0 {
      let copied = cposix_copy(other.descriptor, descriptor, min(left, 1 << 30))
      // At the end, between two file systems, or where nothing can be copied so.
      if copied <= 0 { break }
      left -= copied
    }
    while left > 0 {
      let piece = try other.read(min(left, Self.pieceSize))
      if piece.isEmpty { return }
      try write(piece)
      left -= piece.count
    }
  }

  /// Where the file holds something next, from a place before its end.
  private func data(from position: Int, size: Int) -> Range<Int> {
    let start = lseek(descriptor, off_t(position), Int32(cposix_seek_data))
    // No data up to the end; or a file system that knows no holes.
    if start < 0 { return errno == ENXIO ? size..<size : position..<size }
    let end = lseek(descriptor, start, Int32(cposix_seek_hole))
    return Int(start)..<min(size, end < 0 ? size : Int(end))
  }

  /// Whether both hold the same bytes. Where neither holds anything there is nothing to compare.
  func isSame(as other: borrowing OpenFile) throws(DiskError) -> Bool {
    let size = try size
    guard try other.size == size else { return false }
    var position = 0
    while position < size {
      let (mine, theirs) = (
        data(from: position, size: size), other.data(from: position, size: size)
      )
      position = min(mine.lowerBound, theirs.lowerBound)
      let end = position == mine.lowerBound ? mine.upperBound : theirs.upperBound
      try move(to: position)
      try other.move(to: position)
      while position < end {
        let piece = try read(min(end - position, Self.pieceSize))
        if piece.isEmpty { return false }
        if try !other.read(piece.count).isSame(as: piece) { return false }
        position += piece.count
      }
    }
    return true
  }

  private func move(to position: Int) throws(DiskError) {
    if lseek(descriptor, off_t(position), SEEK_SET) < 0 { throw .last("read", path) }
  }

  /// Waits until the bytes are on the disk.
  func sync() throws(DiskError) {
    if fsync(descriptor) != 0, [EIO, ENOSPC, EDQUOT].contains(errno) { throw .last("write", path) }
  }

  /// Ends the writing; some file systems tell only here that there is no room.
  mutating func finish() throws(DiskError) {
    let ended = close(descriptor)
    descriptor = -1
    if ended != 0 { throw .last("write", path) }
  }
}

// Methods of the same names hide the system's functions.
private func systemRead(_ descriptor: Int32, _ buffer: UnsafeMutableRawPointer?, _ count: Int)
  -> Int
{
  read(descriptor, buffer, count)
}

private func systemWrite(_ descriptor: Int32, _ buffer: UnsafeRawPointer?, _ count: Int) -> Int {
  write(descriptor, buffer, count)
}

extension Disk {
  static func contents(of path: String, first most: Int = .max) throws(DiskError) -> [UInt8] {
    let file = try OpenFile.reading(path)
    return try file.read(min(most, file.size))
  }

  /// - Parameters:
  ///   - path: from the root.
  ///   - root: its path is absolute, with every symbolic link followed.
  static func contents(
    of path: String, in root: OpenFolder, first most: Int = .max
  ) throws(DiskError) -> [UInt8] {
    let opened = try OpenFile.reading(root[path], in: root.path)
    return try opened.read(min(most, opened.size))
  }

  /// The same of a whole file.
  ///
  /// - Parameter size: in bytes, as it was found. Most files still have it, so that it is not asked again.
  static func contents(
    of path: String, in root: OpenFolder, found size: Int?
  ) throws(DiskError) -> [UInt8] {
    let opened = try OpenFile.reading(root[path], in: root.path)
    guard let size else { return try opened.read(opened.size) }
    // A byte more tells whether the file has grown.
    let bytes = try opened.read(size + 1, orEndingAt: size)
    return bytes.count <= size ? bytes : try bytes + opened.read(max(0, opened.size - bytes.count))
  }

  /// Writes a new file; one that is there already is an error. Returns what tells its version.
  @discardableResult
  static func create(
    _ path: some PathOnDisk, with bytes: [UInt8]
  ) throws(DiskError) -> Stamp? {
    var file = try OpenFile.creating(path)
    try file.write(bytes)
    let stamp = file.stamp
    try file.finish()
    return stamp
  }

  /// Writes a new file of the site, a copy where it is one of the content.
  @discardableResult
  static func create(
    _ path: some PathOnDisk, with output: OutputFile
  ) throws(DiskError) -> Stamp? {
    if let pieces = output.pieces {
      var file = try OpenFile.creating(path)
      try pieces.forEach { (piece) throws(DiskError) in try file.write(piece) }
      let stamp = file.stamp
      try file.finish()
      return stamp
    }
    guard let source = output.source else { return try create(path, with: output.bytes) }
    let original = try OpenFile.reading(source.path, in: source.root)
    var file = try OpenFile.creating(path)
    try file.copy(original)
    let stamp = file.stamp
    try file.finish()
    return stamp
  }

  /// Writes a new file that holds what another one does.
  static func copy<Path: PathOnDisk>(_ existing: Path, as path: Path) throws(DiskError) {
    let original = try OpenFile.reading(existing)
    var file = try OpenFile.creating(path)
    try file.copy(original)
    try file.finish()
  }

  /// Whether a file has the bytes that one of the site has.
  static func isSame(_ path: String, as output: OutputFile) throws(DiskError) -> Bool {
    if let pieces = output.pieces {
      guard case .file? = kind(of: path) else { return false }
      return try OpenFile.reading(path).isSame(as: pieces)
    }
    guard case .file(let stamp)? = kind(of: path), stamp.size == output.size else { return false }
    guard let source = output.source else {
      return try contents(of: path).isSame(as: output.bytes)
    }
    let original = try OpenFile.reading(source.path, in: source.root)
    return try original.isSame(as: OpenFile.reading(path))
  }
}

extension [UInt8] {
  /// Whether both have the same bytes. Swift compares the elements of arrays one by one, which takes
  /// a twentieth of a build that finds its site unchanged.
  fileprivate func isSame(as other: [UInt8]) -> Bool {
    guard count == other.count else { return false }
    return withUnsafeBytes { mine in
      other.withUnsafeBytes { theirs in
        guard let a = mine.baseAddress, let b = theirs.baseAddress else { return true }
        return memcmp(a, b, mine.count) == 0
      }
    }
  }
}

extension FilePieces {
  /// Makes the pieces on all cores, few at once, and hands them on in order.
  fileprivate func forEach(_ use: ([UInt8]) throws(DiskError) -> Void) throws(DiskError) {
    try Concurrently.forEach(count, batch: 16, make: piece, use: use)
  }
}

extension OpenFile {
  /// Whether the file is what the pieces make, from where it is read to its end.
  fileprivate func isSame(as pieces: FilePieces) throws(DiskError) -> Bool {
    struct Difference: Error {}
    do {
      try Concurrently.forEach(pieces.count, batch: 16, make: pieces.piece) { piece in
        if try !read(piece.count).isSame(as: piece) { throw Difference() }
      }
    } catch let error as DiskError {
      throw error
    } catch {
      return false
    }
    return try read(1).isEmpty
  }
}

extension OutputFile {
  /// In bytes; of a file that is in memory or on the disk.
  var size: Int { source?.size ?? bytes.count }

  /// All of it, also of a file of the content.
  public func contents() throws(DiskError) -> [UInt8] {
    guard let source else { return inMemory.bytes }
    let file = try OpenFile.reading(source.path, in: source.root)
    return try file.read(file.size)
  }
}
