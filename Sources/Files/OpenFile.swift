internal import CPosix
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
  private let path: String

  /// The most bytes that are held of a file that is copied or compared.
  private static let pieceSize = 1 << 20

  private init(descriptor: Int32, path: String) {
    self.descriptor = descriptor
    self.path = path
  }

  deinit { if descriptor >= 0 { close(descriptor) } }

  static func reading(_ path: String) throws(DiskError) -> OpenFile {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
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
  static func creating(_ path: String) throws(DiskError) -> OpenFile {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw .last("write", path) }
    return OpenFile(descriptor: descriptor, path: path)
  }

  /// A file of the content, at an absolute path. One that was exchanged for a link to elsewhere since
  /// it was found is not read: what counts is where the file that is open lies.
  static func reading(_ path: String, in root: String) throws(DiskError) -> OpenFile {
    let descriptor = cposix_open_without_links(path)
    if descriptor >= 0 { return OpenFile(descriptor: descriptor, path: path) }
    let opened = try reading(path)
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

  /// The next bytes, at most `count`; fewer only at the end of the file.
  func read(_ count: Int) throws(DiskError) -> [UInt8] {
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

  /// Writes all that is left of another file, in the kernel where it can.
  func write(restOf other: borrowing OpenFile) throws(DiskError) {
    while true {
      let count = cposix_copy(other.descriptor, descriptor, 1 << 30)
      if count == 0 { break }
      // Between two file systems, or where nothing can be copied so.
      if count < 0 { break }
    }
    try other.forEachPiece { piece throws(DiskError) in
      try write(piece)
      return true
    }
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
  ///   - root: absolute, with every symbolic link followed.
  static func contents(
    of path: String, in root: String, first most: Int = .max
  ) throws(DiskError) -> [UInt8] {
    let opened = try OpenFile.reading(root + "/" + path, in: root)
    return try opened.read(min(most, opened.size))
  }

  /// Writes a new file; one that is there already is an error.
  static func create(_ path: String, with bytes: [UInt8]) throws(DiskError) {
    var file = try OpenFile.creating(path)
    try file.write(bytes)
    try file.finish()
  }

  /// Writes a new file of the site, a copy where it is one of the content.
  static func create(_ path: String, with output: OutputFile) throws(DiskError) {
    guard let source = output.source else { return try create(path, with: output.bytes) }
    let original = try OpenFile.reading(source.path, in: source.root)
    var file = try OpenFile.creating(path)
    try file.write(restOf: original)
    try file.finish()
  }

  /// Writes a new file that holds what another one does.
  static func copy(_ existing: String, as path: String) throws(DiskError) {
    let original = try OpenFile.reading(existing)
    var file = try OpenFile.creating(path)
    try file.write(restOf: original)
    try file.finish()
  }

  /// Whether a file has the bytes that one of the site has.
  static func isSame(_ path: String, as output: OutputFile) throws(DiskError) -> Bool {
    guard case .file(let stamp)? = kind(of: path), stamp.size == output.size else { return false }
    guard let source = output.source else {
      return try contents(of: path).isSame(as: output.bytes)
    }
    let original = try OpenFile.reading(source.path, in: source.root)
    let file = try OpenFile.reading(path)
    var isSame = true
    try original.forEachPiece { piece throws(DiskError) in
      isSame = try file.read(piece.count).isSame(as: piece)
      return isSame
    }
    return isSame
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

extension OutputFile {
  /// In bytes.
  var size: Int { source?.size ?? bytes.count }

  /// All of it, also of a file of the content.
  public func contents() throws(DiskError) -> [UInt8] {
    guard let source else { return bytes }
    let file = try OpenFile.reading(source.path, in: source.root)
    return try file.read(file.size)
  }
}
