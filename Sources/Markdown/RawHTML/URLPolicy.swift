/// Which URLs may stand in a page.
enum URLPolicy {
  /// Whether following or loading the URL can run no code.
  ///
  /// Browsers skip control characters and blanks in a scheme, so these are skipped here too.
  static func isSafe(_ url: String, isImage: Bool) -> Bool {
    guard let scheme = scheme(of: url) else { return true }
    switch scheme {
    case "javascript", "vbscript", "livescript", "mocha", "blob", "filesystem", "view-source":
      return false
    case "data": return isImage && isPicture(url)
    default: return true
    }
  }

  /// The letters before the first colon; nil where a path, query or fragment begins before it.
  private static func scheme(of url: String) -> String? {
    var scheme: [UInt8] = []
    for byte in url.utf8 {
      switch byte {
      case UInt8(ascii: ":"): return scheme.string
      case UInt8(ascii: "/"), UInt8(ascii: "?"), UInt8(ascii: "#"): return nil
      case 0...0x20, 0x7F: continue
      default: scheme.append(byte.lowercased)
      }
      if scheme.count > 16 { return nil }
    }
    return nil
  }

  private static func isPicture(_ url: String) -> Bool {
    let compact = url.utf8.filter { $0 > 0x20 }.map(\.lowercased).string
    return ["png", "jpeg", "gif", "webp"].contains { type in
      compact.hasPrefix("data:image/\(type);") || compact.hasPrefix("data:image/\(type),")
    }
  }
}
