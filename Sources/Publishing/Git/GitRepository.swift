internal import Files
internal import Programs

/// A repository by its database alone; whatever is checked out beside it stays as it is.
struct GitRepository {
  private let program: Program
  /// Holds the index, new objects and, for a repository elsewhere, all of it.
  private let scratch: TemporaryFolder
  private let isShallow: Bool

  private static let installation = "install git, then publish again"

  /// The repository a folder is in, when it has a remote of that name.
  static func holding(
    _ folder: String, withRemote remote: String, machine: Machine
  ) throws(PublishError) -> GitRepository? {
    if let place = BareRepository.around(folder) { throw .bare(place) }
    let git = Program.git(machine.environment)
    func ask(_ question: String...) throws(PublishError) -> ProgramOutput {
      try git.run(["-C", folder] + question, installation: installation)
    }
    let found = try ask("rev-parse", "--absolute-git-dir")
    if !found.succeeded {
      if found.errors.contains("dubious ownership") { throw GitAdvice.ownership(found.errors) }
      return nil
    }
    let known = try ask("remote")
    guard known.text.split(separator: "\n").contains(remote[...]) else { return nil }
    let shallow = try ask("rev-parse", "--is-shallow-repository")
    return try GitRepository(
      folder: found.line, isShallow: shallow.line == "true",
      scratch: temporaryFolder(machine), machine: machine)
  }

  /// A repository that only serves to reach another one.
  static func scratch(machine: Machine) throws(PublishError) -> GitRepository {
    let folder = try temporaryFolder(machine)
    let made = try Program.git(machine.environment).run(
      ["init", "--quiet", "--bare"], operands: [folder.path + "/repository"],
      installation: installation)
    if !made.succeeded { throw GitAdvice.failure("git init", saying: made.errors) }
    return GitRepository(
      folder: folder.path + "/repository", isShallow: true, scratch: folder, machine: machine)
  }

  private init(folder: String, isShallow: Bool, scratch: TemporaryFolder, machine: Machine) {
    self.isShallow = isShallow
    self.scratch = scratch
    var program = Program.git(machine.environment)
    program.environment["GIT_DIR"] = folder
    program.environment["GIT_INDEX_FILE"] = scratch.path + "/index"
    self.program = program
  }

  private static func temporaryFolder(_ machine: Machine) throws(PublishError) -> TemporaryFolder {
    try disk { () throws(DiskError) in try TemporaryFolder(in: machine.temporary) }
  }

  /// Runs git; a failure is an error.
  func run(
    _ arguments: [String], operands: [String] = [], in folder: String? = nil, input: [UInt8] = [],
    advice: String? = nil
  ) throws(PublishError) -> ProgramOutput {
    let result = try attempt(arguments, operands: operands, in: folder, input: input)
    if result.succeeded { return result }
    throw GitAdvice.failure("git " + arguments[0], saying: result.errors, advice: advice)
  }

  func attempt(
    _ arguments: [String], operands: [String] = [], in folder: String? = nil, input: [UInt8] = []
  ) throws(PublishError) -> ProgramOutput {
    let quiet = [
      "-c", "gc.auto=0", "-c", "maintenance.auto=false", "-c", "advice.detachedHead=false",
    ]
    let result = try program.run(
      quiet + arguments, operands: operands, in: folder, input: input,
      installation: Self.installation)
    return ProgramOutput(
      succeeded: result.succeeded, output: result.output, errors: scratch.unnamed(in: result.errors)
    )
  }

  /// Brings a branch's newest commit here, without its history where there is none anyway.
  func fetch(_ commit: String, of reference: String, from remote: String) throws(PublishError) {
    if try attempt(["cat-file", "-e", commit + "^{tree}"]).succeeded { return }
    let depth = isShallow ? ["--depth=1"] : []
    _ = try run(
      ["fetch", "--quiet", "--no-tags", "--no-write-fetch-head", "--no-recurse-submodules"] + depth
        + ["--refmap="], operands: [remote, reference], advice: GitAdvice.reach)
  }

  /// Stores files as they are, whatever filters the repository has, and tells their names there.
  /// A rehearsal only computes the names.
  func write(
    _ files: [String], of folder: String, isRehearsal: Bool = false
  ) throws(PublishError) -> [String] {
    let list = Array((files.joined(separator: "\n") + "\n").utf8)
    let options = (isRehearsal ? [] : ["-w"]) + ["--no-filters", "--stdin-paths"]
    let written = try run(["hash-object"] + options, in: folder, input: list)
    return written.text.split(separator: "\n").map(String.init)
  }

  /// A file of a commit.
  struct Entry {
    var path: BytePath
    /// "100644 1a2b…": mode and object.
    var fingerprint: String
  }

  func entries(of commit: String) throws(PublishError) -> [Entry] {
    let tree = try run(["ls-tree", "-r", "-z", "--full-tree", commit])
    return tree.output.split(separator: 0).compactMap { line in
      // "100644 blob 1a2b…<tab>path"
      let halves = line.split(separator: UInt8(ascii: "\t"), maxSplits: 1)
      let fields = String(decoding: halves[0], as: UTF8.self).split(separator: " ")
      guard halves.count == 2, fields.count == 3 else { return nil }
      return Entry(
        path: BytePath(bytes: Array(halves[1])), fingerprint: "\(fields[0]) \(fields[2])")
    }
  }

  /// The tree of a commit with other files. What is neither added nor removed stays as it is, without
  /// passing through us.
  func tree(
    of commit: String?, adding added: [BytePath: String], removing removed: [String]
  ) throws(PublishError) -> String {
    _ = try run(["read-tree"] + (commit.map { [$0] } ?? ["--empty"]))
    let absent = "0 " + String(repeating: "0", count: 40)
    let lines =
      removed.map { "\(absent)\t\($0)\0" }
      + added.sorted { $0.key < $1.key }.map { "\($0.value)\t\($0.key.shown)\0" }
    _ = try run(["update-index", "-z", "--index-info"], input: Array(lines.joined().utf8))
    return try run(["write-tree"]).line
  }

  func commit(
    _ tree: String, parent: String?, message: String
  ) throws(PublishError) -> String {
    var options: [String] = []
    if try !attempt(["var", "GIT_COMMITTER_IDENT"]).succeeded {
      // A machine of a CI service has nobody to name.
      options = ["-c", "user.name=Headroom", "-c", "user.email=headroom@localhost"]
    }
    let parents = parent.map { ["-p", $0] } ?? []
    return try run(
      options + ["commit-tree", tree] + parents + ["-F", "-"], input: Array(message.utf8)
    ).line
  }
}
