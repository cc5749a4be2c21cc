import Markup

/// Which URLs may stand in a page.
enum URLPolicy {
  /// Whether following or loading the URL can run no code.
  ///
  /// Browsers skip control characters and blanks in a scheme, so these are skipped here too.
  static func isSafe(_ url: String, isImage: Bool) -> Bool {
    url.withBytes { bytes in
      guard let length = schemeLength(bytes) else { return true }
      let scheme = bytes[..<length].filter { $0 > 0x20 && $0 != 0x7F }.map(\.lowercased).string
      if scheme == "data" { return isImage && isPicture(bytes) }
      return !executing.contains(scheme)
    }
  }

  private static let executing: Set<String> = [
    "javascript", "vbscript", "livescript", "mocha", "blob", "filesystem", "view-source",
  ]

  /// How far the first colon is; nil where a path, a query or a fragment begins before it, and for
  /// the schemes that nearly all URLs have.
  private static func schemeLength(_ url: UnsafeBufferPointer<UInt8>) -> Int? {
    for index in url.indices {
      switch url[index] {
      case UInt8(ascii: ":"): return url.starts(with: "http") ? nil : index
      case UInt8(ascii: "/"), UInt8(ascii: "?"), UInt8(ascii: "#"): return nil
      default: break
      }
    }
    return nil
  }

  private static func isPicture(_ url: UnsafeBufferPointer<UInt8>) -> Bool {
    let compact = url.prefix(64).filter { $0 > 0x20 }.map(\.lowercased).string
    return ["png", "jpeg", "gif", "webp"].contains { type in
      compact.hasPrefix("data:image/\(type);") || compact.hasPrefix("data:image/\(type),")
    }
  }
}
