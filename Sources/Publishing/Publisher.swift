public import Pages

/// One publication of a handbook: look at what the host holds, lay the site out beside it, tell the
/// difference, put it in place.
public struct Publisher {
  /// How the site is made. It is told the folder it will be served in, with a slash behind it and
  /// empty for the host's root, because pages name their own address.
  public typealias Render = (_ folder: String, _ sink: (OutputFile) throws -> Void) throws -> Void

  public var target: Target
  /// The folder the content is in, which tells the repository that `origin` belongs to.
  public var content: String
  /// The version to publish beside others; nil for a site that has the host to itself.
  public var version: PublishedVersion?
  /// Whether a branch may be replaced by a single commit without history.
  public var isForced = false
  public var isRehearsal = false
  /// What the publication is called in a branch's history.
  public var message: String

  public init(target: Target, content: String, message: String) {
    self.target = target
    self.content = content
    self.message = message
  }

  /// Publishes, unless it is a rehearsal or nothing differs, and tells what changed.
  public func publish(_ render: Render) async throws -> Changes {
    var host = try await host()
    let inventory = try await host.inventory()
    let staging = try Staging()
    let kept = try await stage(into: staging, beside: inventory, on: &host, render)
    let new = try await host.fingerprints(of: staging)
    let keeping = Set(kept.keys).subtracting(new.keys)
    let changes = Changes(from: inventory ?? Inventory(), to: new, keeping: keeping)
    if isRehearsal || (changes.isEmpty && inventory != nil) { return changes }
    try await host.apply(
      PlannedPublication(
        staging: staging, new: new, kept: kept.filter { keeping.contains($0.key) },
        changes: changes, message: message))
    return changes
  }

  private func host() async throws(PublishError) -> any Host {
    switch target {
    case .folder(let path): try FolderHost(path, publishing: content)
    case .git(let branch, let repository):
      try await GitHost(
        branch: branch, repository: repository, content: content, isForced: isForced,
        isRehearsal: isRehearsal)
    case .s3(let path): S3Host(path)
    case .rclone(let remote): RcloneHost(remote: remote)
    }
  }

  /// Lays out what is new and tells what stays, with its fingerprints.
  private func stage(
    into staging: Staging, beside inventory: Inventory?, on host: inout any Host, _ render: Render
  ) async throws -> [String: String] {
    var layout = Layout(into: staging)
    let old = inventory?.fingerprints ?? [:]
    let holdsVersions = old[Versions.file] != nil
    guard let version else {
      if holdsVersions {
        throw PublishError(
          "\(target) holds versions, which this publication would remove",
          advice: "name one: --version NAME")
      }
      try layout.place(render)
      return [:]
    }
    var versions = holdsVersions ? try Versions(await host.read(Versions.file)) : Versions()
    try versions.place(version)
    guard let placed = versions.version(version.name) else { return [:] }
    try layout.place(placed, of: versions, render)
    let others = versions.folders.subtracting([placed.name] + placed.aliases)
    return old.filter { path, _ in
      let folder = path.prefix { $0 != "/" }
      return folder.count < path.count
        ? others.contains(String(folder)) : holdsVersions && RootFiles.names.contains(path)
    }
  }
}
