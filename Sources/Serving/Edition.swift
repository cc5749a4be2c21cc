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

  init(_ site: [OutputFile]) {
    var files: [String: File] = [:]
    var whole = Hasher()
    for file in site {
      let digest = Self.digest(of: file.bytes)
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
