internal import Pages

/// One whole site in memory, as it is served until the next good build takes its place.
struct Edition: Sendable {
  struct File: Sendable {
    var bytes: [UInt8]
    var digest: String
  }

  private let files: [String: File]
  /// The same for the same site, whenever it was built: pages compare it to know they are stale.
  let id: String

  /// - Parameter past: the edition before, whose digests are taken over for files that are still
  ///   the same in memory.
  init(_ site: [OutputFile], after past: Edition? = nil) {
    var files: [String: File] = Dictionary(minimumCapacity: site.count)
    var whole = Hasher()
    for file in site {
      let known = past?.files[file.path].flatMap { $0.bytes.isSame(as: file.bytes) ? $0 : nil }
      let digest = known?.digest ?? Self.digest(of: file.bytes)
      whole.combine(file.path)
      whole.combine(digest)
      files[file.path] = File(bytes: file.bytes, digest: digest)
    }
    self.files = files
    id = Self.hexadecimal(whole.finalize())
  }

  func file(at path: String) -> File? { files[path] }

  /// Differs from process to process, which costs a browser one download after a restart.
  private static func digest(of bytes: [UInt8]) -> String {
    var hasher = Hasher()
    bytes.withUnsafeBytes { hasher.combine(bytes: $0) }
    return hexadecimal(hasher.finalize())
  }

  private static func hexadecimal(_ value: Int) -> String {
    String(UInt(bitPattern: value), radix: 16)
  }
}

extension [UInt8] {
  /// Whether both are one and the same array in memory; equal ones need not be.
  fileprivate func isSame(as other: [UInt8]) -> Bool {
    withUnsafeBufferPointer { mine in
      other.withUnsafeBufferPointer { mine.baseAddress == $0.baseAddress && mine.count == $0.count }
    }
  }
}
