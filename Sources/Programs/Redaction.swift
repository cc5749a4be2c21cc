/// Keeps credentials that others put into addresses out of what is printed.
public enum Redaction {
  /// `https://user:token@host/?key=1` becomes `https://host/?…`.
  ///
  /// Whatever stands before the last `@` of an address goes, because passwords hold any character:
  /// an `@` in a path takes the host with it, which costs less than a password.
  public static func redact(_ text: String) -> String {
    var result = ""
    var rest = text[...]
    while let scheme = rest.firstRange(of: "://") {
      result += rest[..<scheme.upperBound]
      rest = rest[scheme.upperBound...]
      let address = rest.prefix { !$0.isWhitespace }
      rest = rest[address.endIndex...]
      result += withoutCredentials(address)
    }
    return result + rest
  }

  private static func withoutCredentials(_ address: Substring) -> String {
    let bare = address.lastIndex(of: "@").map { address[address.index(after: $0)...] } ?? address
    guard let query = bare.firstIndex(of: "?") else { return String(bare) }
    // Messages put an address in quotes; what follows the query is not kept apart from it.
    let end = bare.last == "'" || bare.hasSuffix("':") ? "'" : ""
    return bare[..<query] + "?…" + end
  }
}
