internal import Diagnostics
internal import Programs

/// Places come from handbook.yaml, which may be somebody else's: none of them may become an option of
/// the program that is told of it, or name a program to run.
extension Target {
  /// What is wrong with the place, as a sentence; nil when nothing is.
  public var mistake: String? {
    switch self {
    case .folder(let path): Self.mistake(inFolder: path)
    case .git(let branch, let repository):
      Self.mistake(inBranch: branch) ?? repository.flatMap(Self.mistake(inRepository:))
    case .s3(let path): Self.mistake(inBucket: path)
    case .rclone(let remote): Self.mistake(inRemote: remote)
    }
  }

  /// No program is told of the folder, but it will be written in scripts and on command lines.
  static func mistake(inFolder path: String) -> String? {
    let shown = Redaction.redact(path)
    return path.hasPrefix("-")
      ? "the folder '\(shown)' would be read as an option by most programs; write it as './\(shown)'"
      : controls(in: path)
  }

  /// By the rules of `git check-ref-format`.
  static func mistake(inBranch name: String) -> String? {
    let way = name.contains("/") && name.contains(":") ? "; write it as 'git:ADDRESS#BRANCH'" : ""
    let shown = "'\(Redaction.redact(name))' is not a valid branch name\(way)"
    let isPlain = name.unicodeScalars.allSatisfy { $0.value > 0x20 && $0.isPrintable }
    let parts = name.split(separator: "/", omittingEmptySubsequences: false)
    guard isPlain, !name.hasPrefix("-"), !name.contains(where: { "~^:?*[\\".contains($0) }),
      ["..", "@{"].allSatisfy({ !name.contains($0) }), !name.hasSuffix("."), name != "@",
      parts.allSatisfy({ !$0.isEmpty && !$0.hasPrefix(".") && !$0.hasSuffix(".lock") })
    else { return shown }
    return nil
  }

  static func mistake(inRepository address: String) -> String? {
    let shown = Redaction.redact(address)
    if address.isEmpty || address.hasPrefix("-") {
      return "'\(shown)' is not the address of a repository"
    }
    if let mistake = controls(in: address) { return mistake }
    if let scheme = address.firstRange(of: "://") {
      guard Program.gitProtocols.contains(String(address[..<scheme.lowerBound])) else {
        return "'\(shown)' uses a transport other than https, ssh, git or a file"
      }
      return address.contains(" ")
        ? "'\(shown)' contains a space"
        : mistake(inHostOf: address, shown) ?? mistake(inCredentialsOf: address, shown)
    }
    // `ext::sh -c …` runs a program.
    let name = address.prefix { $0.isLetter || $0.isNumber || $0 == "-" || $0 == "+" }
    if address[name.endIndex...].hasPrefix("::") {
      return "'\(shown)' uses a transport other than https, ssh, git or a file"
    }
    // `me@host:path` is reached by ssh; `./a:b` is a folder.
    let host = address.prefix { $0 != ":" && $0 != "/" }
    guard address[host.endIndex...].hasPrefix(":") else { return nil }
    let path = address[host.endIndex...].dropFirst()
    return mistake(inHost: host, shown) ?? mistake(inPath: path, behind: host, shown)
  }

  /// Whatever ssh is told of can be read by everyone on the machine.
  private static func mistake(
    inPath path: Substring, behind host: Substring, _ shown: String
  ) -> String? {
    // `https:/me:password@host` would be a path on a host of that name.
    if path.hasPrefix("/"), ["http", "https", "ssh", "ftp", "file"].contains(host.lowercased()) {
      return "'\(shown)' is not an address of a repository; write two slashes after '\(host):'"
    }
    // `me:password@host:path`
    let isPassword = path.lastIndex(of: "@").map { at in
      at != path.startIndex && (!path[..<at].contains("/") || path[at...].contains(":"))
    }
    return isPassword == true
      ? "'\(shown)' contains a password, which is allowed only with https" : nil
  }

  private static func mistake(inHostOf address: String, _ shown: String) -> String? {
    if address.hasPrefix("file://") { return nil }
    return mistake(inHost: address.drop { $0 != ":" }.dropFirst(3).prefix { $0 != "/" }, shown)
  }

  /// `ssh` and others are told of the user and the host as words of their own, also in a form where a
  /// percent sign stands for the dash.
  ///
  /// - Parameter authority: `me@host:22`, of which the port may be cut off.
  private static func mistake(inHost authority: Substring, _ shown: String) -> String? {
    let at = authority.lastIndex(of: "@")
    let host = at.map { authority[authority.index(after: $0)...] } ?? authority
    let words = [host, at.map { authority[..<$0] } ?? ""]
    if words.contains(where: { $0.hasPrefix("-") || $0.lowercased().hasPrefix("%2d") }) {
      return "the host or user of '\(shown)' begins with '-', and would be read as an option"
    }
    return host.isEmpty || host.hasPrefix(":") ? "'\(shown)' names no host" : nil
  }

  /// What git is called with can be read by everyone on the machine. The user name and password of an
  /// https address are handed to it in another way; nothing else that is secret can be.
  private static func mistake(inCredentialsOf address: String, _ shown: String) -> String? {
    let rest = address.drop { $0 != ":" }.dropFirst(3)
    let authority = rest.prefix { $0 != "/" }
    let at = authority.lastIndex(of: "@")
    let host = at.map { authority[authority.index(after: $0)...] } ?? authority
    if (host + rest[authority.endIndex...]).contains(where: { "?;#".contains($0) }) {
      return
        "'\(shown)' contains a query or parameters, which everyone on this machine could read while git runs; "
        + "write a token as the password of the address"
    }
    if let at, !address.hasPrefix("https://"), authority[..<at].contains(":") {
      return "'\(shown)' contains a password, which is allowed only with https"
    }
    let name = host.hasPrefix("[") ? host.drop { $0 != "]" } : host
    guard let colon = name.firstIndex(of: ":") else { return nil }
    // `https://user:pass/word@host` would be a host named `user`.
    return name[name.index(after: colon)...].allSatisfy { $0.isASCII && $0.isNumber }
      ? nil : "'\(shown)' is not the address of a repository; write '/' in a password as '%2F'"
  }

  static func mistake(inBucket path: String) -> String? {
    let bucket = path.prefix { $0 != "/" }
    let shown = Redaction.redact(String(bucket))
    let isPlain = bucket.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "-"),
        UInt8(ascii: "_"):
        true
      default: false
      }
    }
    if !isPlain || bucket.isEmpty {
      return "'\(shown)' is not a valid bucket; write it as 's3://BUCKET/PREFIX'"
    }
    if bucket.hasPrefix("-") || bucket.hasSuffix("-") {
      return "'\(bucket)' is not a valid bucket: its name begins and ends with a letter or a digit"
    }
    return controls(in: path)
  }

  /// `remote:path`, or `:type:path` for a type without options: options may name programs.
  static func mistake(inRemote remote: String) -> String? {
    let name = remote.hasPrefix(":") ? remote.dropFirst() : remote[...]
    let end = name.firstIndex(of: ":")
    let isPlain = name[..<(end ?? name.startIndex)].allSatisfy {
      $0.isLetter || $0.isNumber || "_.+@- ".contains($0)
    }
    if end == nil || end == name.startIndex || !isPlain {
      return
        "'\(Redaction.redact(remote))' is not a remote; write it as 'REMOTE:PATH', and set its options by 'rclone config'"
    }
    if name.hasPrefix("-") || name.hasPrefix(" ") {
      return
        "'\(Redaction.redact(remote))' is not a valid remote: its name begins with a letter or a digit"
    }
    return controls(in: remote)
  }

  private static func controls(in text: String) -> String? {
    text.unicodeScalars.first { !$0.isPrintable }
      .map { "a place can't contain \($0.codePoint), which is invisible" }
  }
}
