extension Program {
  /// Git as this machine has it, for the repository it is told of and no other.
  ///
  /// - Parameter environment: all variables of ours; what a hook that calls us, or a careless
  ///   shell, says of repositories is left out.
  public static func git(_ environment: [String: String]) -> Program {
    var variables = environment.filter { !variablesOfRepositories.contains($0.key) }
    variables["LC_ALL"] = "C"
    variables["GIT_ALLOW_PROTOCOL"] = protocols(allowedBy: environment["GIT_ALLOW_PROTOCOL"])
    return Program(
      "git", environment: variables, timeLimit: .seconds(600), outputLimit: 512 << 20,
      separatesOperands: true, firstOptions: settings)
  }

  /// A bare repository is used only where it is named. Its files can be committed like any others,
  /// and its own settings name programs that git runs. Git takes this setting from its command line
  /// or from the user, never from a repository; `BareRepository` looks where git is older than it.
  private static let settings = ["-c", "safe.bareRepository=explicit"]

  /// These name another repository than the one that git is run for.
  private static let variablesOfRepositories: Set<String> = [
    "GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_COMMON_DIR", "GIT_NAMESPACE",
    "GIT_OBJECT_DIRECTORY", "GIT_ALTERNATE_OBJECT_DIRECTORIES", "GIT_SHALLOW_FILE",
    "GIT_INTERNAL_SUPER_PREFIX", "GIT_QUARANTINE_PATH", "GIT_REPLACE_REF_BASE", "GIT_GRAFT_FILE",
    "GIT_IMPLICIT_WORK_TREE",
  ]

  /// Transports that run no program an address names; a user may allow fewer of them.
  public static let gitProtocols = ["https", "ssh", "git", "file"]

  private static func protocols(allowedBy user: String?) -> String {
    let allowed = user.map { Set($0.split(separator: ":").map(String.init)) }
    return gitProtocols.filter { allowed?.contains($0) ?? true }.joined(separator: ":")
  }
}
