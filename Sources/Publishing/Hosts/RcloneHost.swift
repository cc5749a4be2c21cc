internal import Files
internal import Programs

/// Anything that rclone reaches, by the remotes its own configuration names.
struct RcloneHost: Host {
  let remote: String
  private let program: Program
  /// What the host's list said when we looked.
  private var known = PublishedList(digests: [:], publication: "")

  init(remote: String, machine: Machine) {
    self.remote = remote
    program = Program(
      "rclone", environment: machine.environment, timeLimit: .seconds(3600),
      separatesOperands: true)
  }

  private func address(_ path: String) -> String {
    remote.hasSuffix(":") || remote.hasSuffix("/") ? remote + path : remote + "/" + path
  }

  mutating func inventory() throws(PublishError) -> Inventory? {
    let found = try attempt(
      ["lsf", "--recursive", "--files-only"], operands: [remote])
    if !found.succeeded {
      if found.errors.contains("directory not found") { return nil }
      throw Self.failure(found.errors)
    }
    let paths = found.output.split(separator: UInt8(ascii: "\n")).map { BytePath(bytes: Array($0)) }
    if paths.isEmpty { return nil }
    guard paths.contains(BytePath(PublishedList.file)) else {
      throw .notOurs(remote, advice: "publish to a separate folder, or empty this one first")
    }
    known = PublishedList(try read(PublishedList.file))
    return known.inventory(ofAll: paths)
  }

  func read(_ path: String) throws(PublishError) -> [UInt8] {
    try run(["cat"], operands: [address(path)]).output
  }

  func fingerprints(of staging: Staging) throws(PublishError) -> [BytePath: String] {
    try staging.digests()
  }

  /// In the same order as for a bucket, and for the same reasons.
  func apply(_ publication: PlannedPublication) throws(PublishError) {
    let name = PublishedList.newName()
    try put(known.beginning(publication, as: name))
    let folder = publication.staging.folder.path
    for batch in Upload.batches(of: publication.changes.sent) {
      // We know that they differ; sizes and times would say otherwise now and then. And a name that is
      // spelled otherwise than one there is another file.
      do {
        _ = try run(
          ["copy", "--ignore-times", "--no-unicode-normalization", "--files-from-raw", "-"],
          operands: [folder, remote],
          listing: batch.paths)
      } catch {
        throw PublishError(
          publication.staging.folder.unnamed(in: error.cause), advice: error.advice)
      }
    }
    let removed = publication.changes.removed
    if !removed.isEmpty {
      _ = try run(
        ["delete", "--files-from-raw", "-", "--rmdirs"], operands: [remote], listing: removed)
    }
    let list = PublishedList(try read(PublishedList.file))
    if list.publication != name {
      try put(PublishedList.overtaken(publication, by: list))
      throw .overtaken(remote)
    }
    try put(PublishedList.done(publication, as: name))
  }

  private func put(_ list: PublishedList) throws(PublishError) {
    _ = try run(["rcat"], operands: [address(PublishedList.file)], input: list.bytes)
  }

  private func run(
    _ options: [String], operands: [String], listing paths: [String]
  ) throws(PublishError) -> ProgramOutput {
    try run(
      options, operands: operands, input: Array((paths.joined(separator: "\n") + "\n").utf8))
  }

  private func run(
    _ options: [String], operands: [String], input: [UInt8] = []
  ) throws(PublishError) -> ProgramOutput {
    let result = try attempt(options, operands: operands, input: input)
    if result.succeeded { return result }
    throw Self.failure(result.errors)
  }

  private func attempt(
    _ options: [String], operands: [String], input: [UInt8] = []
  ) throws(PublishError) -> ProgramOutput {
    try program.run(
      options, operands: operands, input: input,
      installation: "install rclone (https://rclone.org/install/), then publish again")
  }

  /// The last line that names an error: those before it tell of tries that were repeated.
  static func failure(_ errors: String) -> PublishError {
    let lines = errors.split(whereSeparator: \.isNewline)
    let telling = lines.last { $0.contains("ERROR") || $0.contains("Failed") } ?? lines.last
    // Its lines begin with date and time.
    let line = telling?.drop { $0.isNumber || "/: ".contains($0) }
    return PublishError(
      "rclone: \(line ?? "it gave no reason")",
      advice: "check the remote with 'rclone lsd', then publish again")
  }
}
