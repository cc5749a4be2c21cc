internal import Files
internal import Programs

/// What the environment of this process says. It is read here alone and handed down from here.
struct Machine: Sendable {
  let variables: [String: String]

  static let current = Machine(variables: ThisProgram.environment)

  /// Where temporary folders are made.
  var temporary: String {
    variables["TMPDIR"].flatMap { $0.isEmpty ? nil : $0 } ?? "/tmp"
  }

  /// What can be made again is kept in the user's cache folder; nowhere without one, since names in
  /// a folder that is shared with others can be guessed.
  func cache(_ name: String) -> Cache? {
    let home = variables["HOME"].map { $0 + "/.cache" }
    return [variables["XDG_CACHE_HOME"], home].compactMap { $0 }.first { $0.hasPrefix("/") }
      .map { Cache(folder: $0 + "/headroom/" + name) }
  }
}
