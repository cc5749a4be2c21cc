/// An address on the web, as settings and options write it.
public struct WebAddress: Sendable {
  /// What is wrong with an address.
  public struct Mistake: Error {
    /// As a sentence about the address.
    public let message: String
    /// What to write instead.
    public let hint: String
  }

  public let text: String

  /// An absolute http address, to be followed by a reader's browser. Every reader sees it, so that it
  /// may hold no password.
  public init(_ text: String) throws(Mistake) {
    guard let authority = Self.authority(of: text) else { throw .noScheme(text) }
    if authority.contains("@") { throw .credentials }
    guard let first = authority.first, first != ":" else { throw .noHost(text) }
    self.text = text
  }

  /// The address that a site is served at, with a slash at its end. Paths are put behind it, and it
  /// stands in files that programs read, so that it may hold nothing but a host and a path.
  public init(ofSite text: String) throws(Mistake) {
    try self.init(text)
    if let scalar = text.unicodeScalars.first(where: { !Self.mayStand($0) }) {
      throw .character(scalar)
    }
    if text.contains("?") || text.contains("#") { throw .query(text) }
    let host = (Self.authority(of: text) ?? "").prefix { $0 != ":" }
    let isHost = host.utf8.allSatisfy(Self.isInHost) || text.contains("://[")
    guard isHost else { throw .noHost(text) }
    if text.split(separator: "/").contains(where: { $0 == ".." || $0 == "." }) { throw .dots(text) }
    self.init(unchecked: text.hasSuffix("/") ? text : text + "/")
  }

  private init(unchecked text: String) { self.text = text }

  /// What stands between `https://` and the path; nil without a scheme.
  private static func authority(of text: String) -> Substring? {
    for scheme in ["https://", "http://"] where text.hasPrefix(scheme) {
      return text.dropFirst(scheme.count).prefix { !"/?#\\".contains($0) }
    }
    return nil
  }

  /// Whether a character may stand in an address as it is.
  ///
  /// - Source: RFC 3986, appendix A.
  private static func mayStand(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value > 0x20 && scalar.value < 0x7F && !"\"<>\\^`{|}".unicodeScalars.contains(scalar)
  }

  private static func isInHost(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
      || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || "-._~%".utf8.contains(byte)
  }
}

extension WebAddress.Mistake {
  fileprivate static func noScheme(_ text: String) -> Self {
    .init(message: "'\(text)' is not a web address", hint: "begin it with 'https://'")
  }

  fileprivate static func noHost(_ text: String) -> Self {
    .init(
      message: "'\(text)' names no host", hint: "such as 'https://docs.example.com/handbook/'")
  }

  /// Without the address, which would show what it holds.
  fileprivate static var credentials: Self {
    .init(
      message: "the address contains a name or a password, which every reader would see",
      hint: "remove everything before '@'")
  }

  fileprivate static func character(_ scalar: Unicode.Scalar) -> Self {
    .init(
      message: "the address contains U+\(scalar.hexadecimal), which addresses can't contain",
      hint: "copy it from a browser, which writes '%20' for a space")
  }

  fileprivate static func query(_ text: String) -> Self {
    .init(
      message: "'\(text)' has a query or a fragment, which the address of a site can't have",
      hint: "remove '?' or '#' and what follows")
  }

  fileprivate static func dots(_ text: String) -> Self {
    .init(
      message: "'\(text)' has '.' or '..' in its path", hint: "write the path without '.' and '..'"
    )
  }
}

extension Unicode.Scalar {
  /// At least four digits, as in U+0020.
  fileprivate var hexadecimal: String {
    let digits = String(value, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, 4 - digits.utf8.count)) + digits
  }
}
