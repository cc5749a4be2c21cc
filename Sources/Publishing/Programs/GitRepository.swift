internal import Files

/// A repository by its database alone; whatever is checked out beside it stays as it is.
struct GitRepository {
  private let program: Program
  /// Holds the index, new objects and, for a repository elsewhere, all of it.
  private let scratch: TemporaryFolder
  private let isShallow: Bool
  /// What a hook that calls us, or a careless shell, would otherwise decide.
  private static let neutral: [String: String?] = [
    "GIT_DIR": nil, "GIT_WORK_TREE": nil, "GIT_INDEX_FILE": nil, "GIT_PREFIX": nil,
    "GIT_OBJECT_DIRECTORY": nil, "GIT_ALTERNATE_OBJECT_DIRECTORIES": nil, "LC_ALL": "C",
  ]

  private static func program(_ environment: [String: String?] = [:]) -> Program {
    Program(
      name: "git", installation: "install git, then publish again",
      environment: neutral.merging(environment) { $1 })
  }

  /// The repository a folder is in, when it has a remote of that name.
  static func holding(
    _ folder: String, withRemote remote: String
  ) async throws(PublishError) -> GitRepository? {
    let git = program()
    let found = try await git.run(["-C", folder, "rev-parse", "--absolute-git-dir"])
    if !found.succeeded {
      if found.errors.contains("dubious ownership") { throw GitAdvice.ownership(found.errors) }
      return nil
    }
    let known = try await git.run(["-C", folder, "remote"])
    guard known.text.split(separator: "\n").contains(remote[...]) else { return nil }
    let shallow = try await git.run(["-C", folder, "rev-parse", "--is-shallow-repository"])
    return GitRepository(
      folder: found.line, isShallow: shallow.line == "true", scratch: try temporaryFolder())
  }

  /// A repository that only serves to reach another one.
  static func scratch() async throws(PublishError) -> GitRepository {
    let folder = try temporaryFolder()
    let made = try await program().run(["init", "--quiet", "--bare", folder.path + "/repository"])
    if !made.succeeded { throw GitAdvice.failure("git init", saying: made.errors) }
    return GitRepository(
      folder: folder.path + "/repository", isShallow: true, scratch: folder)
  }

  private init(folder: String, isShallow: Bool, scratch: TemporaryFolder) {
    self.isShallow = isShallow
    self.scratch = scratch
    program = Self.program(["GIT_DIR": folder, "GIT_INDEX_FILE": scratch.path + "/index"])
  }

  private static func temporaryFolder() throws(PublishError) -> TemporaryFolder {
    try disk { () throws(DiskError) in try TemporaryFolder() }
  }

  /// A folder's address must not depend on where git is called from.
  static func address(_ repository: String) -> String {
    SingleFile.absolute(repository) ?? repository
  }

  /// Runs git; a failure is an error.
  func run(
    _ arguments: [String], in folder: String? = nil, input: [UInt8] = [], advice: String? = nil
  ) async throws(PublishError) -> ProgramOutput {
    let result = try await attempt(arguments, in: folder, input: input)
    if result.succeeded { return result }
    throw GitAdvice.failure("git " + arguments[0], saying: result.errors, advice: advice)
  }

  func attempt(
    _ arguments: [String], in folder: String? = nil, input: [UInt8] = []
  ) async throws(PublishError) -> ProgramOutput {
    let quiet = [
      "-c", "gc.auto=0", "-c", "maintenance.auto=false", "-c", "advice.detachedHead=false",
    ]
    return try await program.run(quiet + arguments, in: folder, input: input)
  }

  /// Brings a branch's newest commit here, without its history where there is none anyway.
  func fetch(_ commit: String, of reference: String, from remote: String) async throws(PublishError)
  {
    if try await attempt(["cat-file", "-e", commit + "^{tree}"]).succeeded { return }
    let depth = isShallow ? ["--depth=1"] : []
    _ = try await run(
      ["fetch", "--quiet", "--no-tags", "--no-write-fetch-head", "--no-recurse-submodules"] + depth
        + ["--refmap=", remote, reference], advice: GitAdvice.reach)
  }

  /// Stores files as they are, whatever filters the repository has, and tells their names there.
  /// A rehearsal only computes the names.
  func write(
    _ files: [String], of folder: String, isRehearsal: Bool = false
  ) async throws(PublishError) -> [String] {
    let list = Array((files.joined(separator: "\n") + "\n").utf8)
    let options = (isRehearsal ? [] : ["-w"]) + ["--no-filters", "--stdin-paths"]
    let written = try await run(["hash-object"] + options, in: folder, input: list)
    return written.text.split(separator: "\n").map(String.init)
  }

  /// A tree of entries, each "mode object" by its path.
  func tree(of entries: [String: String]) async throws(PublishError) -> String {
    let lines = entries.sorted { $0.key < $1.key }.map { "\($0.value)\t\($0.key)\0" }
    _ = try await run(["update-index", "-z", "--index-info"], input: Array(lines.joined().utf8))
    return try await run(["write-tree"]).line
  }

  func commit(
    _ tree: String, parent: String?, message: String
  ) async throws(PublishError) -> String {
    var options: [String] = []
    if try await !attempt(["var", "GIT_COMMITTER_IDENT"]).succeeded {
      // A machine of a CI service has nobody to name.
      options = ["-c", "user.name=Headroom", "-c", "user.email=headroom@localhost"]
    }
    let parents = parent.map { ["-p", $0] } ?? []
    return try await run(
      options + ["commit-tree", tree] + parents + ["-F", "-"], input: Array(message.utf8)
    ).line
  }
}
