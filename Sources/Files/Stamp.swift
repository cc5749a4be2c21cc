internal import Pages

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// What tells without reading whether a file is the one it was: its place on the disk, its length
/// and its times. The time of its last change of any kind can't be set by a program.
struct Stamp {
  /// The file system.
  let device: UInt64
  let number: UInt64
  /// In bytes.
  let size: Int
  /// Nanoseconds since 1970 of the last change of any kind.
  let changed: UInt64
  /// Nanoseconds since 1970 of the last change of the bytes.
  let modified: UInt64

  /// Of what a path leads to; nil when nothing is there.
  init?(of path: some PathOnDisk) {
    var status = stat()
    guard path.withPath({ fstatat(path.base, $0, &status, 0) }) == 0 else { return nil }
    self.init(status)
  }

  /// Of what is at a path, without following a symbolic link.
  init?(ofEntry path: some PathOnDisk) {
    var status = stat()
    guard path.withPath({ fstatat(path.base, $0, &status, AT_SYMLINK_NOFOLLOW) }) == 0 else {
      return nil
    }
    self.init(status)
  }

  /// All of it.
  var words: [UInt64] { [device, number, UInt64(truncatingIfNeeded: size), modified, changed] }

  /// Whether both are names of one file.
  func isSameFile(as other: Stamp) -> Bool { device == other.device && number == other.number }

  /// Whether it is the same file with the same bytes: names may have come and gone.
  func hasSameContent(as other: Stamp) -> Bool {
    isSameFile(as: other) && size == other.size && modified == other.modified
  }

  init(_ status: stat) {
    #if canImport(Darwin)
      let (modified, changed) = (status.st_mtimespec, status.st_ctimespec)
    #else
      let (modified, changed) = (status.st_mtim, status.st_ctim)
    #endif
    self.changed = Self.nanoseconds(changed)
    self.modified = Self.nanoseconds(modified)
    device = UInt64(truncatingIfNeeded: status.st_dev)
    number = UInt64(truncatingIfNeeded: status.st_ino)
    size = Int(status.st_size)
  }

  /// The time now, as the file system counts it.
  static var now: UInt64 {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return nanoseconds(time)
  }

  private static func nanoseconds(_ time: timespec) -> UInt64 {
    UInt64(truncatingIfNeeded: time.tv_sec) &* 1_000_000_000
      &+ UInt64(truncatingIfNeeded: time.tv_nsec)
  }
}

extension ContentFile {
  /// - Parameters:
  ///   - path: from the root.
  ///   - root: absolute, with every symbolic link followed.
  init(_ path: String, in root: String) throws(DiskError) {
    let full = root + "/" + path
    guard case .file(let stamp)? = Disk.target(of: full) else {
      throw DiskError("cannot read \(full): no such file")
    }
    self.init(path: full, root: root, size: stamp.size, version: stamp.words)
  }
}
