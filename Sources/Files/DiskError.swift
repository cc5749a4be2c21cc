#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// What the disk refused, in words that name the file.
public struct DiskError: Error, CustomStringConvertible {
  /// What went wrong, in one line.
  public let cause: String
  /// What to do about it, in another; nil when the cause says it.
  public let advice: String?

  public init(_ cause: String, advice: String? = nil) {
    self.cause = cause
    self.advice = advice
  }

  public var description: String { cause + (advice.map { "; " + $0 } ?? "") }

  /// The last call's error, told of a path: `cannot write site/index.html: No space left on device`.
  static func last(_ action: String, _ path: some PathOnDisk) -> DiskError {
    let code = errno
    return DiskError(
      "cannot \(action) \(path.shown): \(String(cString: strerror(code)))",
      advice: advice(for: code))
  }

  /// The same told of another path: nobody knows the names that files have before they are moved into
  /// place.
  func naming(_ path: String, insteadOf temporary: String) -> DiskError {
    DiskError(cause.replacing(temporary, with: path), advice: advice)
  }

  private static func advice(for code: Int32) -> String? {
    switch code {
    case ENOSPC, EDQUOT: "make room on that disk, then try again"
    case EFBIG: "allow larger files (ulimit -f), then try again"
    case EACCES, EPERM: "get the right to do so, or choose another place"
    case EROFS: "choose a place that can be written to"
    case EMFILE, ENFILE: "allow more open files (ulimit -n), then try again"
    default: nil
    }
  }
}
