internal import Files
public import Pages

/// What the machine lends to a publication.
struct Machine: Sendable {
  let environment: [String: String]
  /// Where temporary folders are made.
  let temporary: String
}

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
  /// Whether the handbook's settings name the target, which may be somebody else's, and not the user.
  public var isNamedByHandbook = false
  /// Whether everything is sent again, and a branch replaced by a single commit without history.
  public var isForced = false
  public var isRehearsal = false
  /// Whether the list of versions is made from the folders of versions that the host holds.
  public var rebuildsVersions = false
  /// Whether versions may take the place of a site that was published without them.
  public var replacesSite = false
  /// Called once when a folder that is published to is locked, with who holds the lock.
  public var waiting: (_ holder: String) -> Void = { _ in }
  private let machine: Machine
  /// What the publication is called in a branch's history.
  public var message: String

  /// - Parameters:
  ///   - environment: the variables that git, aws and rclone are run with.
  ///   - temporary: the folder that publications are laid out in.
  public init(
    target: Target, content: String, message: String, environment: [String: String],
    temporary: String
  ) {
    machine = Machine(environment: environment, temporary: temporary)
    self.target = target
    self.content = content
    self.message = message
  }

  /// Publishes, unless it is a rehearsal or nothing differs, and tells what changed.
  public func publish(_ render: Render) throws -> Changes {
    var host = try host()
    let inventory = try host.inventory()
    let staging = try Staging(in: machine.temporary)
    let kept = try stage(into: staging, beside: inventory, on: &host, render)
    let new = try host.fingerprints(of: staging)
    if let path = inventory?.collision(with: new.keys) {
      throw PublishError(
        "\(target) contains '\(path.shown)', which Headroom did not publish and would overwrite",
        advice: "remove it there, or rename the page")
    }
    let keeping = Set(kept.keys).subtracting(new.keys)
    let changes = Changes(
      from: inventory ?? Inventory(), to: new, keeping: keeping, isForced: isForced)
    if isRehearsal || (changes.isEmpty && inventory != nil) { return changes }
    try host.apply(
      PlannedPublication(
        staging: staging, new: new, kept: kept.filter { keeping.contains($0.key) },
        changes: changes, message: message))
    return changes
  }

  private func host() throws(PublishError) -> any Host {
    switch target {
    case .folder(let path):
      try FolderHost(path, publishing: content, isForced: isForced, waiting: waiting)
    case .git(let branch, let repository):
      try GitHost(
        branch: branch, repository: repository, content: content, isForced: isForced,
        isRehearsal: isRehearsal, isNamedByHandbook: isNamedByHandbook, machine: machine)
    case .s3(let path): S3Host(path, machine: machine)
    case .rclone(let remote): RcloneHost(remote: remote, machine: machine)
    }
  }

  /// Lays out what is new and tells what stays, with its fingerprints.
  private func stage(
    into staging: Staging, beside inventory: Inventory?, on host: inout any Host, _ render: Render
  ) throws -> [BytePath: String] {
    var layout = HostLayout(into: staging)
    let old = inventory?.fingerprints ?? [:]
    guard let version else {
      if old[BytePath(Versions.file)] != nil || !VersionFolders(in: old).isEmpty {
        throw PublishError(
          "\(target) contains versions, which this publication would remove",
          advice: "publish a version with --version NAME")
      }
      try layout.place(render)
      return [:]
    }
    var versions = try self.versions(in: old, on: &host)
    if versions == Versions(), !old.isEmpty, !replacesSite {
      throw PublishError(
        "\(target) contains a site without versions, which this publication would remove",
        advice: "add --replace-site to start using versions there, or publish to another place")
    }
    try versions.place(version)
    guard let placed = versions.version(version.name) else { return [:] }
    try layout.place(placed, of: versions, render)
    let others = versions.folders.subtracting([placed.name] + placed.aliases)
    let holdsVersions = versions.all.count > 1 || old[BytePath(Versions.file)] != nil
    return old.filter { path, _ in
      path.folders.first.map { others.contains($0.shown) }
        ?? (holdsVersions && RootFiles.names.contains(path.shown))
    }
  }

  /// The versions that the host's list names, or those that its folders tell of.
  private func versions(
    in old: [BytePath: String], on host: inout any Host
  ) throws(PublishError) -> Versions {
    let folders = VersionFolders(in: old)
    if rebuildsVersions { return folders.versions }
    if old[BytePath(Versions.file)] != nil {
      let listed = try Versions(host.read(Versions.file))
      try refuseUnlisted(folders, in: listed)
      return listed
    }
    if folders.isEmpty { return Versions() }
    throw PublishError(
      "\(target) has the versions \(folders.names.joined(separator: ", ")) but no versions.json",
      advice: Versions.rebuilding)
  }

  /// What the list does not name would be removed with this publication.
  private func refuseUnlisted(
    _ folders: VersionFolders, in listed: Versions
  ) throws(PublishError) {
    let own = [version?.name].compactMap { $0 } + (version?.aliases ?? [])
    let unlisted = folders.names.filter { !listed.folders.contains($0) && !own.contains($0) }
    if unlisted.isEmpty { return }
    throw PublishError(
      "\(target) has the versions \(unlisted.joined(separator: ", ")), which its versions.json"
        + " does not name", advice: Versions.rebuilding)
  }
}
