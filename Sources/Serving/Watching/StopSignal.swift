#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// Tells a thread that waits in `poll` to stop; any thread may send it. It is a pipe.
final class StopSignal: Sendable {
  /// Readable once the signal was sent.
  let descriptor: Int32
  private let writeEnd: Int32

  init() {
    var ends: [Int32] = [-1, -1]
    _ = pipe(&ends)
    (descriptor, writeEnd) = (ends[0], ends[1])
  }

  deinit {
    close(descriptor)
    close(writeEnd)
  }

  func send() {
    var byte: UInt8 = 1
    _ = write(writeEnd, &byte, 1)
  }
}
