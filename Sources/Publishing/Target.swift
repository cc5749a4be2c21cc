internal import Programs

/// Where a site can be published to.
public enum Target: Equatable, Sendable {
  case folder(String)
  /// A branch of a repository: the name of a remote, an address or a folder; nil for `origin`.
  case git(branch: String, repository: String?)
  /// `bucket/prefix`, without the scheme.
  case s3(String)
  /// `remote:path`, as rclone names it.
  case rclone(String)

  /// Reads a target as a command line spells it; nil when the text spells none.
  public init?(spelled text: String) {
    guard let colon = text.firstIndex(of: ":") else { return nil }
    let rest = String(text[text.index(after: colon)...])
    if rest.isEmpty { return nil }
    switch text[..<colon] {
    case "folder": self = .folder(rest)
    case "git": self.init(gitSpelled: rest)
    case "s3": self = .s3(Self.bucket(rest))
    case "rclone": self = .rclone(rest)
    default: return nil
    }
  }

  /// `gh-pages`, or `https://git.example.com/docs.git#gh-pages`.
  private init(gitSpelled text: String) {
    guard let mark = text.lastIndex(of: "#") else {
      self = .git(branch: text, repository: nil)
      return
    }
    self = .git(
      branch: String(text[text.index(after: mark)...]), repository: String(text[..<mark]))
  }

  static func bucket(_ address: String) -> String {
    let path = address.hasPrefix("s3://") ? address.dropFirst("s3://".count) : address[...]
    return path.split(separator: "/").joined(separator: "/")
  }
}

extension Target: CustomStringConvertible {
  /// How messages name it; never with the password an address may hold.
  public var description: String {
    switch self {
    case .folder(let path): Redaction.redact(path)
    case .git(let branch, nil): "branch \(Redaction.redact(branch))"
    case .git(let branch, let repository?):
      "branch \(Redaction.redact(branch)) of \(Redaction.redact(repository))"
    case .s3(let path): Redaction.redact("s3://" + path)
    case .rclone(let remote): Redaction.redact(remote)
    }
  }
}
