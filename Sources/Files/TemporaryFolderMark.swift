#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// The file in a temporary folder that tells whether its owner lives: the system takes the lock from a
/// program that ends, however it ends.
///
/// It names the machine, since other machines may use the same disk and know nothing of our locks. It is
/// empty until it is locked, so that nobody takes a folder for abandoned that has just been made.
final class TemporaryFolderMark: Sendable {
  let descriptor: Int32

  private static let name = "owner"

  /// Marks a new folder as ours; nil where the file system has no locks, whose folders nobody removes.
  init?(in folder: String) {
    let descriptor = open(
      folder + "/" + Self.name, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { return nil }
    self.descriptor = descriptor
    let machine = Self.machine
    guard !machine.isEmpty, Self.lock(descriptor, waiting: true) else { return nil }
    _ = machine.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
  }

  /// The mark of a folder whose owner is gone; nil where it lives, or where nobody can tell.
  init?(abandonedIn folder: String) {
    let path = folder + "/" + Self.name
    let descriptor = open(path, O_RDWR | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    self.descriptor = descriptor
    guard Self.lock(descriptor, waiting: false), Self.isStillThere(descriptor, path) else {
      return nil
    }
    var written = [UInt8](repeating: 0, count: 512)
    let count = read(descriptor, &written, written.count)
    guard count > 0, Array(written[..<count]) == Self.machine else { return nil }
  }

  /// Closing is not enough: a program that is just being started has a copy of the descriptor until it runs.
  deinit {
    flock(descriptor, LOCK_UN)
    close(descriptor)
  }

  private static func lock(_ descriptor: Int32, waiting: Bool) -> Bool {
    while flock(descriptor, LOCK_EX | (waiting ? 0 : LOCK_NB)) != 0 {
      if errno != EINTR { return false }
    }
    return true
  }

  /// Another program may have removed the folder, and made one of the same name, before we had the lock.
  private static func isStillThere(_ descriptor: Int32, _ path: String) -> Bool {
    var (opened, named) = (stat(), stat())
    guard fstat(descriptor, &opened) == 0, lstat(path, &named) == 0 else { return false }
    return opened.st_dev == named.st_dev && opened.st_ino == named.st_ino
  }

  /// The machine's name with a line end; empty when it has none.
  private static var machine: [UInt8] {
    var name = [CChar](repeating: 0, count: 257)
    guard gethostname(&name, 256) == 0, name[0] != 0 else { return [] }
    return name.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) } + [UInt8(ascii: "\n")]
  }
}
