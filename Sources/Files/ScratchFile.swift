internal import CPosix
internal import Synchronization

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// A file without a name for what would take too much memory, gone when nobody holds it any more.
public final class ScratchFile: Sendable {
  private let descriptor: Int32
  private let path: String
  private let end = Atomic<Int>(0)

  /// Nil where none can be made.
  ///
  /// - Parameter path: what it lies beside: a disk with room for that has room for this.
  public init?(beside path: String) {
    self.path = path
    descriptor = cposix_open_unnamed(Disk.folder(holding: path))
    if descriptor < 0 { return nil }
  }

  deinit { if descriptor >= 0 { close(descriptor) } }

  /// Adds bytes behind what is there, and tells where they begin. Any thread may.
  public func add(_ bytes: [UInt8]) throws(DiskError) -> Int {
    let start = end.add(bytes.count, ordering: .relaxed).oldValue
    var written = 0
    while written < bytes.count {
      let count = bytes.withUnsafeBytes {
        pwrite(
          descriptor, $0.baseAddress.map { $0 + written }, $0.count - written,
          off_t(start + written))
      }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw .last("write beside", path) }
      written += count
    }
    return start
  }

  /// Bytes that were added.
  public func read(_ count: Int, at start: Int) throws(DiskError) -> [UInt8] {
    var failed = false
    let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      while filled < count {
        let read = pread(
          descriptor, buffer.baseAddress.map { $0 + filled }, count - filled,
          off_t(start + filled))
        if read < 0, errno == EINTR { continue }
        failed = read <= 0
        if failed { return }
        filled += read
      }
    }
    if failed { throw .last("read beside", path) }
    return bytes
  }
}
