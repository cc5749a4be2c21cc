internal import Diagnostics

/// When each file of the content folder last changed, as its repository tells.
struct LastChanges {
  /// The day as `2026-03-01`, by the file's path in the content folder.
  private(set) var days: [String: String] = [:]
  /// Why the days are not known, or not to be believed.
  private(set) var diagnostics: [Diagnostic] = []

  /// One walk through the history, newest first: the first commit that names a file is its last.
  ///
  /// - Parameter place: Where the settings ask for the days.
  static func read(_ folder: String, askedFor place: SourceLocation) throws -> LastChanges {
    let git = Git(folder: folder)
    var changes = LastChanges()
    let shallow = try git.run(["rev-parse", "--is-shallow-repository"])
    switch try git.run(history, operands: ["."]) {
    case .output(let log): changes.read(log)
    case .refusal(let reason):
      changes.warn(reason, at: place, hint: "keep the content folder in git")
    }
    if case .output(let answer) = shallow, answer.starts(with: "true".utf8) {
      changes.warn(
        "the repository has only its newest commits", at: place,
        hint:
          "fetch all of them: 'git fetch --unshallow', or 'fetch-depth: 0' in the checkout of CI")
    }
    return changes
  }

  private static let history = [
    "-c", "core.quotePath=false", "log", "--no-show-signature", "--format=%x01%cs", "--name-only",
    "--relative",
  ]

  private mutating func read(_ log: [UInt8]) {
    var day = ""
    for line in log.split(separator: UInt8(ascii: "\n")) {
      let text = String(decoding: line, as: UTF8.self)
      if line.first == 1 {
        day = String(text.dropFirst())
      } else if days[text] == nil {
        days[text] = day
      }
    }
  }

  private mutating func warn(_ reason: String, at place: SourceLocation, hint: String) {
    diagnostics.append(
      .warning(
        "no-history", "cannot tell when pages last changed: \(reason)", at: place, hint: hint))
  }
}
