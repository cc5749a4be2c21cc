#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// A pipe by which any thread wakes the one that waits.
final class Doorbell: Sendable {
  let ear: Int32
  private let button: Int32

  init() {
    var ends: [Int32] = [-1, -1]
    _ = pipe(&ends)
    (ear, button) = (ends[0], ends[1])
  }

  deinit {
    close(ear)
    close(button)
  }

  func ring() {
    var byte: UInt8 = 1
    _ = write(button, &byte, 1)
  }
}
