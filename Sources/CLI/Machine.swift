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
    let folders = [("XDG_CACHE_HOME", ""), ("HOME", "/.cache")].compactMap { variable, rest in
      variables[variable].flatMap { $0.hasPrefix("/") ? $0 + rest : nil }
    }
    return folders.first.map { Cache(folder: $0 + "/headroom/" + name) }
  }
}
