#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// What the disk refused, in words that name the file.
public struct DiskError: Error, CustomStringConvertible {
  public let description: String

  public init(_ description: String) { self.description = description }

  /// The last call's error, told of a path: `cannot write site/index.html: No space left on device`.
  static func last(_ action: String, _ path: String) -> DiskError {
    let code = errno
    return DiskError("cannot \(action) \(path): \(String(cString: strerror(code)))")
  }
}
