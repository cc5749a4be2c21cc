public import Settings

/// What `handbook.yaml` says about publishing: targets by their names.
public struct PublishSettings: Sendable {
  public private(set) var targets: [(name: String, target: Target)] = []

  public init() {}

  /// Reads the `publish` key of `handbook.yaml`.
  public init(reading keys: Keys) {
    _ = keys.value("publish")?.mapping { named -> Void? in
      for name in named.names {
        guard let id = name.text(), let value = named.value(id) else { continue }
        // A place on the command line always means that place.
        if id.contains(":") {
          name.reject(
            "publish-target", "'\(id)' would be taken for a place",
            hint: "use a name without a colon")
          continue
        }
        if id.hasPrefix("-") {
          name.reject(
            "publish-target", "'\(id)' would be read as an option",
            hint: "begin the target's name with a letter or a digit")
          continue
        }
        if let target = value.mapping({ Target(reading: $0, of: value) }) {
          targets.append((id, target))
        }
      }
    }
  }

  public func target(named name: String) -> Target? {
    targets.first { $0.name == name }?.target
  }
}

extension Target {
  /// One of the four kinds; two at once would leave open which is meant.
  fileprivate init?(reading keys: Keys, of value: Value) {
    let folder = keys.value("folder")?.text()
    let branch = keys.value("git")?.text()
    let repository = keys.value("repository")?.text()
    let bucket = keys.value("s3")?.text()
    let remote = keys.value("rclone")?.text()
    let found: [Target] = [
      folder.map { .folder($0) }, branch.map { .git(branch: $0, repository: repository) },
      bucket.map { .s3(Target.bucket($0)) }, remote.map { .rclone($0) },
    ].compactMap { $0 }
    guard let target = found.first, found.count == 1 else {
      value.reject(
        "publish-target",
        found.isEmpty ? "this target has no place" : "this target has more than one place",
        hint: "give one of 'git: BRANCH', 'folder: PATH', 's3: s3://BUCKET/PREFIX', "
          + "'rclone: REMOTE:PATH'")
      return nil
    }
    if let mistake = target.mistake {
      value.reject("publish-target", mistake)
      return nil
    }
    self = target
  }
}
