/// Keeps credentials that others put into addresses out of what is printed.
public enum Redaction {
  /// `https://user:token@host/?key=1` becomes `https://host/?…`, `user:token@host:path` becomes
  /// `host:path`, and `:s3,secret_access_key=1` becomes `:s3,secret_access_key=…`.
  ///
  /// Whatever stands before the last `@` of an address goes, because passwords hold any character:
  /// an `@` in a path takes the host with it, which costs less than a password.
  public static func redact(_ text: String) -> String {
    // Hardly a text has any of these, and most of them are long.
    guard text.utf8.contains(where: { "@?&;,#".utf8.contains($0) }) else { return text }
    var result = ""
    var rest = text[...]
    while !rest.isEmpty {
      let word = rest.prefix { !$0.isWhitespace }
      rest = rest[word.endIndex...]
      result += redact(word: word)
      let blank = rest.prefix(while: \.isWhitespace)
      result += blank
      rest = rest[blank.endIndex...]
    }
    return result
  }

  /// Whether a text holds what is not to be printed.
  public static func holdsCredentials(_ text: String) -> Bool { redact(text) != text }

  private static func redact(word: Substring) -> String {
    guard let mark = schemeEnd(in: word) else { return withoutParameters(withoutUser(word)) }
    let address = withoutCredentials(word[mark...])
    return withoutUser(word[..<mark]) + withoutParameters(address)
  }

  /// Behind `://`, or behind `:/` where a slash was forgotten.
  private static func schemeEnd(in word: Substring) -> Substring.Index? {
    guard let mark = word.firstRange(of: ":/") else { return nil }
    return word[mark.upperBound...].firstIndex { $0 != "/" } ?? word.endIndex
  }

  private static func withoutCredentials(_ address: Substring) -> String {
    let bare = address.lastIndex(of: "@").map { address[address.index(after: $0)...] } ?? address
    guard let query = bare.firstIndex(of: "?") else { return String(bare) }
    // Messages put an address in quotes; what follows the query is not kept apart from it.
    let end = bare.last == "'" || bare.hasSuffix("':") ? "'" : ""
    return bare[..<query] + "?…" + end
  }

  private static let kinds = ["git:", "folder:", "s3:", "rclone:"]

  /// `user:password@host`; not `user@host`, `mailto:user@host` or git's `main:file@{1}`.
  private static func withoutUser(_ word: Substring) -> String {
    guard let at = word.lastIndex(of: "@"), !word.contains("mailto:"),
      let next = word[word.index(after: at)...].first, next.isLetter || next.isNumber || next == "["
    else { return String(word) }
    let quotes = word.prefix { "'\"([{<".contains($0) }
    let rest = word[quotes.endIndex...]
    let kind = kinds.first { rest.hasPrefix($0) } ?? ""
    let user = rest[..<at].dropFirst(kind.count)
    guard let colon = user.firstIndex(of: ":"), user.index(after: colon) < user.endIndex else {
      return String(word)
    }
    return String(quotes) + kind + String(word[word.index(after: at)...])
  }

  /// What is given by name behind an address: `;token=…`, `,secret_access_key=…`. A value may hold any
  /// character, so nothing behind it is shown but the quote that ends the place.
  private static func withoutParameters(_ word: String) -> String {
    var rest = word[...]
    while let mark = rest.firstIndex(where: { "?&;,#".contains($0) }) {
      rest = rest[rest.index(after: mark)...]
      let name = rest.prefix { $0.isLetter || $0.isNumber || $0 == "_" || $0 == "-" }
      guard !name.isEmpty, rest[name.endIndex...].first == "=" else { continue }
      let end =
        word.hasSuffix("':") ? "':" : word.last.map { "'\"".contains($0) } == true ? "'" : ""
      return word[..<rest.index(after: name.endIndex)] + "…" + end
    }
    return word
  }
}
