/// What git's complaints mean for who publishes.
enum GitAdvice {
  static let reach = "check the network, the address and your access to the repository"

  static func failure(_ command: String, saying errors: String, advice: String? = nil)
    -> PublishError
  {
    PublishError(
      "\(command) failed: \(tellingLine(of: errors))",
      advice: advice ?? "see what git says, then publish again")
  }

  static func ownership(_ errors: String) -> PublishError {
    PublishError(
      tellingLine(of: errors),
      advice: "run 'git config --global --add safe.directory FOLDER' with that folder")
  }

  /// A push that did not go through; the branch is where it was.
  static func refusal(of name: String, saying errors: String) -> PublishError {
    let words = errors.lowercased()
    let line = tellingLine(of: errors)
    if words.contains("fetch first") || words.contains("non-fast-forward")
      || words.contains("stale info") || words.contains("failed to update ref")
    {
      return PublishError(
        "someone else published to \(name) in the meantime", advice: "publish again")
    }
    if words.contains("unpacker error") || words.contains("no space left") {
      return PublishError(
        "\(name) could not store the push: \(line)",
        advice: "free some space there, or ask its administrator, then publish again")
    }
    if words.contains("remote rejected") || words.contains("protected") || words.contains("denied")
      || words.contains("403")
    {
      return PublishError(
        "\(name) refused the push: \(line)",
        advice: "ask for permission to write to this branch, or publish to another one")
    }
    return PublishError("cannot push to \(name): \(line)", advice: reach)
  }

  /// The line that says most of the cause.
  static func tellingLine(of errors: String) -> String {
    let lines = errors.split(whereSeparator: \.isNewline).map { line in
      // Servers pad their lines with blanks.
      String(line.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    }
    // What ssh says comes before git's own, which says nothing.
    if let line = lines.first(where: { $0.contains("Permission denied") }) { return line }
    let marks = [
      "ssh:", "Host key verification", "remote: fatal:", "remote: error:", "! [", "fatal:",
      "error:",
      "remote:",
    ]
    for mark in marks {
      if let line = lines.first(where: { $0.hasPrefix(mark) }) { return line }
    }
    return lines.last ?? "git gave no reason"
  }
}
