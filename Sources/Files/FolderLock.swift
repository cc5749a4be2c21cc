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
/// system unlocks it by itself when a build is killed.
final class FolderLock: Sendable {
  let descriptor: Int32
  /// Folders that were not there before, outermost first.
  private let made: [String]

  /// Waits until no other build writes beside `path`. Makes the folders above it.
  ///
  /// - Parameters:
  ///   - patience: how long to wait at most; the lock is tried once at least.
  ///   - waiting: called once, before the first wait, with who holds the lock.
  init(
    containing path: String, patience: Duration = .seconds(120),
    waiting: (_ holder: String) -> Void = { _ in }
  ) throws(DiskError) {
    let folder = Disk.folder(holding: path)
    made = try Disk.makeFolders(to: folder)
    descriptor = open(folder, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .last("open folder", folder) }
    let end = ContinuousClock.now + patience
    var isFirst = true
    while flock(descriptor, LOCK_EX | LOCK_NB) != 0 {
      // A file system without locks is used without them.
      guard errno == EWOULDBLOCK || errno == EINTR else { return }
      if ContinuousClock.now >= end {
        throw DiskError(
          "\(folder) has been locked for \(patience.components.seconds) s by "
            + LockHolder.name(ofLockOn: descriptor),
          advice: "end that program, or see with 'lsof \(folder)' who holds it, then try again")
      }
      if isFirst { waiting(LockHolder.name(ofLockOn: descriptor)) }
      isFirst = false
      usleep(50_000)
    }
  }

  /// Lets others in. What was made for a site that never came is removed; folders that hold
  /// something stay, because the system removes empty ones only.
  ///
  /// Closing is not enough: a program that is just being started has a copy of the descriptor until it runs.
  deinit {
    flock(descriptor, LOCK_UN)
    close(descriptor)
    for folder in made.reversed() { rmdir(folder) }
  }
}
