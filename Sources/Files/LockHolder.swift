#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// Who holds the lock of a folder, as far as the system tells.
enum LockHolder {
  /// `process 123 (python3)`, or `another program`.
  static func name(ofLockOn descriptor: Int32) -> String {
    guard let process = process(holding: descriptor) else { return "another program" }
    let command = (try? text("/proc/\(process)/comm"))?.split(separator: "\n").first
    return "process \(process)" + (command.map { " (\($0))" } ?? "")
  }

  /// A line of Linux's list is `1: FLOCK ADVISORY WRITE 123 fe:00:4711 0 EOF`: the process, and the
  /// file by its device and number. One that waits has an arrow behind its own number.
  private static func process(holding descriptor: Int32) -> Int32? {
    var status = stat()
    guard fstat(descriptor, &status) == 0, let list = try? text("/proc/locks") else { return nil }
    for line in list.split(separator: "\n") {
      let words = line.split(separator: " ")
      guard words.count > 5, words[1] == "FLOCK",
        words[5].split(separator: ":").last.flatMap({ UInt64($0) }) == UInt64(status.st_ino)
      else { continue }
      return Int32(words[4]).flatMap { $0 > 0 ? $0 : nil }
    }
    return nil
  }

  private static func text(_ path: String) throws(DiskError) -> String {
    String(decoding: try OpenFile.reading(path).read(1 << 20), as: UTF8.self)
  }
}
