internal import Diagnostics

/// An address on the web, as settings and options write it.
public struct WebAddress: Sendable {
  /// What is wrong with an address.
  public struct Mistake: Error {
    /// As a sentence about the address.
    public let message: String
    /// What to write instead.
    public let hint: String
  }

  /// With the scheme in lower case.
  public let text: String

  /// An absolute http address, to be followed by a reader's browser. Every reader sees it, so that it
  /// may hold no password.
  public init(_ text: String) throws(Mistake) {
    guard let scheme = Self.scheme(of: text) else { throw .noScheme(text) }
    let rest = text.dropFirst(scheme.count)
    let authority = rest.prefix { !"/?#\\".contains($0) }
    if authority.contains("@") { throw .credentials }
    if authority.isEmpty || authority.first == ":" { throw .noHost(text) }
    if let scalar = text.unicodeScalars.first(where: { !Self.mayStand($0) }) {
      throw .character(scalar)
    }
    if let sign = Self.brokenEncoding(in: text) { throw .encoding(sign) }
    try WebHost.check(authority, of: text)
    self.text = scheme + rest
  }

  /// The address that a site is served at, with a slash at its end. Paths are put behind it, and it
  /// stands in files that programs read, so that it may hold nothing but a host and a path.
  public init(ofSite text: String) throws(Mistake) {
    let address = try WebAddress(text)
    if let scalar = text.unicodeScalars.first(where: { !$0.isASCII }) { throw .character(scalar) }
    if text.contains("?") || text.contains("#") { throw .query(text) }
    // Browsers take an encoded dot for one.
    let parts = text.lowercased().replacing("%2e", with: ".").split(separator: "/")
    if parts.contains(where: { $0 == ".." || $0 == "." }) { throw .dots(text) }
    self.init(unchecked: text.hasSuffix("/") ? address.text : address.text + "/")
  }

  private init(unchecked text: String) { self.text = text }

  /// `https://` or `http://` in lower case, however it is written; nil for any other.
  private static func scheme(of text: String) -> String? {
    ["https://", "http://"].first { text.prefix($0.count).lowercased() == $0 }
  }

  /// Whether a character may stand in an address as it is. Browsers write those beyond ASCII for us.
  ///
  /// - Source: RFC 3986, appendix A.
  private static func mayStand(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value > 0x20 && scalar.isPrintable && !"\"<>\\^`{|}".unicodeScalars.contains(scalar)
  }

  /// A `%` with what follows, where that is no byte; a zero byte counts as none.
  private static func brokenEncoding(in text: String) -> String? {
    var rest = text.utf8[...]
    while let sign = rest.firstIndex(of: UInt8(ascii: "%")) {
      let digits = rest[sign...].dropFirst().prefix(2)
      let byte = digits.count == 2 ? UInt8(String(decoding: digits, as: UTF8.self), radix: 16) : nil
      if byte == nil || byte == 0 || digits.first == UInt8(ascii: "+") {
        return "%" + String(decoding: digits, as: UTF8.self)
      }
      rest = rest[digits.endIndex...]
    }
    return nil
  }
}

extension WebAddress.Mistake {
  fileprivate static func noScheme(_ text: String) -> Self {
    .init(
      message: text.isEmpty ? "the address is empty" : "'\(text)' is not a web address",
      hint: "begin it with 'https://'")
  }

  static func noHost(_ text: String) -> Self {
    .init(
      message: "'\(text)' names no host", hint: "such as 'https://docs.example.com/handbook/'")
  }

  static func host(_ host: Substring, _ reason: String) -> Self {
    .init(message: "'\(host)' can't name a host: \(reason)", hint: "such as 'docs.example.com'")
  }

  static func port(_ port: Substring) -> Self {
    .init(
      message: "'\(port)' is no port", hint: "a number from 1 to 65535, or leave out ':' as well")
  }

  /// Without the address, which would show what it holds.
  fileprivate static var credentials: Self {
    .init(
      message: "the address contains a name or a password, which every reader would see",
      hint: "remove everything before '@'")
  }

  fileprivate static func character(_ scalar: Unicode.Scalar) -> Self {
    .init(
      message: "the address contains \(scalar.codePoint), which addresses can't contain",
      hint: "copy it from a browser, which writes '%20' for a space")
  }

  fileprivate static func encoding(_ sign: String) -> Self {
    .init(
      message: "the address contains '\(sign)', which encodes no character",
      hint: "write two hexadecimal digits after '%', and '%25' for the sign itself")
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
