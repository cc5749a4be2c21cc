#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// What a folder looks like from outside: every file's place, size and times. Two of them differ
/// when anything was written, renamed or removed between.
public struct TreeSnapshot: Equatable, Sendable {
  private var stamps: [String: Stamp] = [:]
  /// The folder and every folder below it, for those who watch them.
  public private(set) var folders: [String] = []

  fileprivate struct Stamp: Equatable {
    var size: Int
    var seconds: Int
    var nanoseconds: Int
    var identity: UInt64
  }

  /// Looks at a folder as `ContentFolder` would read it: hidden names are left out, links are
  /// followed. A folder that is not there looks empty.
  public init(_ folder: String) { enter(folder, depth: 0) }

  private mutating func enter(_ folder: String, depth: Int) {
    guard depth <= 32, let names = try? Disk.names(in: folder) else { return }
    folders.append(folder)
    for name in names where !name.hasPrefix(".") {
      let path = folder + "/" + name
      var status = stat()
      guard stat(path, &status) == 0 else { continue }
      if status.st_mode & S_IFMT == S_IFDIR {
        enter(path, depth: depth + 1)
      } else {
        stamps[path] = Stamp(status)
      }
    }
  }
}

extension TreeSnapshot.Stamp {
  fileprivate init(_ status: stat) {
    #if canImport(Darwin)
      let modified = status.st_mtimespec
    #else
      let modified = status.st_mtim
    #endif
    self.init(
      size: Int(status.st_size), seconds: Int(modified.tv_sec),
      nanoseconds: Int(modified.tv_nsec), identity: UInt64(status.st_ino))
  }
}
