internal import Files

/// A branch of a repository. Works on a clone of any depth: blobs, tree and commit are written by
/// git's plumbing with an index of its own, so that no work tree, index or local branch changes.
struct GitHost: Host {
  private let branch: String
  private let isForced: Bool
  private let isRehearsal: Bool
  private var git: GitRepository
  private let remote: String
  private let name: String
  /// The commit the branch is at; nil when there is no such branch.
  private var tip: String?

  init(
    branch: String, repository: String?, content: String, isForced: Bool, isRehearsal: Bool,
    isNamedByHandbook: Bool, machine: Machine
  ) throws(PublishError) {
    self.branch = branch
    self.isForced = isForced
    self.isRehearsal = isRehearsal
    name = Target.git(branch: branch, repository: repository).description
    let wanted = repository ?? "origin"
    if let own = try GitRepository.holding(
      content, withRemote: wanted, machine: machine)
    {
      (git, remote) = (own, wanted)
    } else if repository == nil {
      throw PublishError(
        "the handbook is not in a git repository with a remote 'origin'",
        advice: "name the repository: 'repository: ADDRESS' in handbook.yaml, or git:ADDRESS#BRANCH"
      )
    } else {
      let address = GitAddress(wanted)
      git = try GitRepository.scratch(
        machine: Machine(
          environment: address.environment(addedTo: machine.environment),
          temporary: machine.temporary))
      let local = try LocalRepository(address.address, home: machine.environment["HOME"])
      if let local {
        let (folders, own) = try GitRepository.surroundings(
          of: content, isNamedByHandbook: isNamedByHandbook, machine: machine)
        try local.refuse(in: folders, besides: own)
      }
      // A folder's address must not depend on where git is called from.
      remote = local?.place ?? address.address
    }
  }

  private var reference: String { "refs/heads/" + branch }

  mutating func inventory() throws(PublishError) -> Inventory? {
    let listed = try git.run(
      ["ls-remote"], operands: [remote, reference], advice: GitAdvice.reach)
    guard let commit = listed.text.split(separator: "\t").first.map(String.init) else { return nil }
    tip = commit
    try git.fetch(commit, of: reference, from: remote)
    let entries = try git.entries(of: commit)
    let listPath = BytePath(OutputFolder.listName)
    guard entries.contains(where: { $0.path == listPath }) else {
      // A host that is told of a domain first makes a branch with nothing but that.
      let paths = Set(entries.map(\.path))
      if paths.isSubset(of: RootFiles.rootOnly.map { BytePath($0) }) {
        return Inventory(fingerprints: [:], others: paths)
      }
      throw .notOurs(name, advice: "publish to another branch, or empty this one first")
    }
    let list = try read(OutputFolder.listName)
    let ours = Set(OutputFolder.paths(inList: list).map { BytePath($0) })
    var inventory = Inventory()
    for entry in entries where entry.path != listPath {
      if ours.contains(entry.path) {
        inventory.fingerprints[entry.path] = entry.fingerprint
      } else {
        inventory.others.insert(entry.path)
      }
    }
    return inventory
  }

  mutating func read(_ path: String) throws(PublishError) -> [UInt8] {
    try git.run(["cat-file", "blob", "\(tip ?? ""):\(path)"]).output
  }

  mutating func fingerprints(
    of staging: Staging
  ) throws(PublishError) -> [BytePath: String] {
    let blobs = try git.write(
      staging.paths, of: staging.folder.path, isRehearsal: isRehearsal)
    return Dictionary(
      zip(staging.paths.map { BytePath($0) }, blobs.map { "100644 " + $0 })
    ) { first, _ in first }
  }

  mutating func apply(_ publication: PlannedPublication) throws(PublishError) {
    let staging = publication.staging
    let list = publication.paths.joined(separator: "\n") + "\n"
    try disk { () throws(DiskError) in
      try staging.folder.write(Array(list.utf8), to: OutputFolder.listName)
    }
    let mark = try git.write([OutputFolder.listName], of: staging.folder.path)
    var entries = publication.new
    entries[BytePath(OutputFolder.listName)] = mark.first.map { "100644 " + $0 }
    let tree = try git.tree(
      of: tip, adding: entries, removing: publication.changes.removed)
    let parent = isForced ? nil : tip
    let commit = try git.commit(tree, parent: parent, message: publication.message)
    try push(commit)
  }

  private func push(_ commit: String) throws(PublishError) {
    var options = ["--no-follow-tags", "--recurse-submodules=no"]
    if isForced { options.append("--force-with-lease=\(reference):\(tip ?? "")") }
    let result = try git.attempt(
      ["push"] + options, operands: [remote, "\(commit):\(reference)"])
    if !result.succeeded { throw GitAdvice.refusal(of: name, saying: result.errors) }
  }
}
