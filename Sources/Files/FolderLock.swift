#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// Keeps other builds out of a folder while this one writes there.
///
/// The folder around the site is locked, not a file in it: nothing is left behind, and the
/// system lets go by itself when a build is killed.
final class FolderLock: Sendable {
  private let descriptor: Int32

  /// Waits until no other build writes beside `path`.
  init(containing path: String) throws(DiskError) {
    let folder = Self.parent(of: path)
    descriptor = open(folder, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .last("open folder", folder) }
    while flock(descriptor, LOCK_EX) != 0 {
      if errno != EINTR { break }  // A file system without locks is used without them.
    }
  }

  deinit { close(descriptor) }

  private static func parent(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }
}
