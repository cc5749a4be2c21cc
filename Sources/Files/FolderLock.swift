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
  /// Folders that were not there before, outermost first.
  private let made: [String]

  /// Waits until no other build writes beside `path`. Makes the folders above it.
  init(containing path: String) throws(DiskError) {
    let folder = Self.parent(of: path)
    made = try Disk.makeFolders(to: folder)
    descriptor = open(folder, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .last("open folder", folder) }
    while flock(descriptor, LOCK_EX) != 0 {
      if errno != EINTR { break }  // A file system without locks is used without them.
    }
  }

  /// Lets others in. What was made for a site that never came is removed; folders that hold
  /// something stay, because the system removes empty ones only.
  deinit {
    close(descriptor)
    for folder in made.reversed() { rmdir(folder) }
  }

  private static func parent(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }
}
