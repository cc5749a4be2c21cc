/// The address of a repository, with the credentials that it holds apart from it.
///
/// Arguments of a program are seen by everybody on the machine, and its environment by its owner:
/// git gets the credentials from a helper that reads them there.
struct GitAddress: Equatable {
  /// Without credentials.
  let address: String
  private let host: String
  private let username: String?
  private let password: String?

  init(_ text: String) {
    let scheme = "https://"
    let authority =
      text.hasPrefix(scheme) ? text.dropFirst(scheme.count).prefix { $0 != "/" } : ""
    guard let at = authority.lastIndex(of: "@") else {
      (address, host, username, password) = (text, "", nil, nil)
      return
    }
    let parts = authority[..<at].split(
      separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    host = String(authority[authority.index(after: at)...])
    username = Self.decoded(parts.first ?? "")
    password = Self.decoded(parts.count > 1 ? parts[1] : "")
    address = scheme + text[text.index(after: at)...]
  }

  /// The variables with which git finds the credentials, for this host alone.
  func environment(addedTo variables: [String: String]) -> [String: String] {
    guard let username, let password else { return variables }
    let first = variables["GIT_CONFIG_COUNT"].map { Int($0) ?? -1 } ?? 0
    // Git itself says what is wrong with any other count.
    guard (0...1_000_000).contains(first) else { return variables }
    var variables = variables
    variables["HEADROOM_GIT_USERNAME"] = username
    variables["HEADROOM_GIT_PASSWORD"] = password
    // The first, empty one leaves out helpers that the user has for this host.
    for (number, value) in ["", Self.helper].enumerated() {
      variables["GIT_CONFIG_KEY_\(first + number)"] = "credential.https://\(host).helper"
      variables["GIT_CONFIG_VALUE_\(first + number)"] = value
    }
    variables["GIT_CONFIG_COUNT"] = String(first + 2)
    return variables
  }

  private static let helper =
    #"!f() { test "$1" = get && printf 'username=%s\npassword=%s\n' "#
    + #""$HEADROOM_GIT_USERNAME" "$HEADROOM_GIT_PASSWORD"; }; f"#

  static func decoded(_ text: Substring) -> String {
    var bytes: [UInt8] = []
    var rest = Array(text.utf8)[...]
    while let byte = rest.popFirst() {
      let digits = String(decoding: rest.prefix(2), as: UTF8.self)
      if byte == UInt8(ascii: "%"), digits.utf8.count == 2, let value = UInt8(digits, radix: 16) {
        bytes.append(value)
        rest = rest.dropFirst(2)
      } else {
        bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
