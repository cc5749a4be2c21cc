internal import Files

/// Anything that rclone reaches, by the remotes its own configuration names.
struct RcloneHost: Host {
  let remote: String

  private static let rclone = Program(
    name: "rclone", installation: "install rclone (https://rclone.org/install/), then publish again"
  )

  private func address(_ path: String) -> String {
    remote.hasSuffix(":") || remote.hasSuffix("/") ? remote + path : remote + "/" + path
  }

  func inventory() async throws(PublishError) -> Inventory? {
    let found = try await Self.rclone.run(["lsf", "--max-depth", "1", remote])
    if !found.succeeded {
      if found.errors.contains("directory not found") { return nil }
      throw Self.failure(found.errors)
    }
    let names = found.text.split(separator: "\n")
    if names.isEmpty { return nil }
    guard names.contains(PublishedList.file[...]) else {
      throw .notOurs(remote, advice: "publish to a folder of its own, or empty this one first")
    }
    return PublishedList.parse(try await read(PublishedList.file))
  }

  func read(_ path: String) async throws(PublishError) -> [UInt8] {
    try await run(["cat", address(path)]).output
  }

  func fingerprints(of staging: Staging) throws(PublishError) -> [String: String] {
    try staging.digests()
  }

  /// In the same order as for a bucket, and for the same reasons.
  func apply(_ publication: PlannedPublication) async throws(PublishError) {
    let folder = publication.staging.folder.path
    for batch in Upload.batches(of: publication.changes.sent) {
      // We know that they differ; sizes and times would say otherwise now and then.
      _ = try await run(
        ["copy", folder, remote, "--ignore-times", "--files-from-raw", "-"], listing: batch.paths)
    }
    let removed = publication.changes.removed
    if !removed.isEmpty {
      _ = try await run(["delete", remote, "--files-from-raw", "-", "--rmdirs"], listing: removed)
    }
    _ = try await run(
      ["rcat", address(PublishedList.file)], input: PublishedList.bytes(publication))
  }

  private func run(
    _ arguments: [String], listing paths: [String]
  ) async throws(PublishError) -> ProgramOutput {
    try await run(arguments, input: Array((paths.joined(separator: "\n") + "\n").utf8))
  }

  private func run(
    _ arguments: [String], input: [UInt8] = []
  ) async throws(PublishError) -> ProgramOutput {
    let result = try await Self.rclone.run(arguments, input: input)
    if result.succeeded { return result }
    throw Self.failure(result.errors)
  }

  private static func failure(_ errors: String) -> PublishError {
    let lines = errors.split(whereSeparator: \.isNewline)
    let telling = lines.last { $0.contains("ERROR") || $0.contains("Failed") } ?? lines.last
    // Its lines begin with date and time.
    let line = telling?.drop { $0.isNumber || "/: ".contains($0) }
    return PublishError(
      "rclone: \(line ?? "it gave no reason")",
      advice: "check the remote with 'rclone lsd', then publish again")
  }
}
