internal import Files
internal import Programs

/// A repository that an address names on this machine.
///
/// Git runs the hooks of the repository it pushes to. One that lies among the handbook's own files came
/// with them, hooks and all, from whoever wrote those.
struct LocalRepository {
  /// What git will use: absolute, with every link followed.
  let place: String

  /// What git tries for a name, in this order.
  private static let endings = ["/.git", "", ".git/.git", ".git"]

  /// Nil for an address on another machine. Throws when nothing is there.
  init?(_ address: String, home: String?) throws(PublishError) {
    guard let path = Self.path(in: address, home: home) else { return nil }
    let found = Self.endings.compactMap { Self.repository(at: path + $0) }.first
    guard let found else {
      throw PublishError(
        "there is no repository at '\(Redaction.redact(address))'",
        advice: "name it as seen from this folder, or make it with 'git init --bare'")
    }
    place = found
  }

  /// As git takes an address apart: a colon before the first slash names a host.
  static func path(in address: String, home: String?) -> String? {
    if let mark = address.firstRange(of: "://") {
      guard address[..<mark.lowerBound] == "file" else { return nil }
      let path = GitAddress.decoded(address[mark.upperBound...])
      return path.hasPrefix("/") ? path : "//" + path
    }
    let host = address.prefix { $0 != ":" && $0 != "/" }
    if address[host.endIndex...].hasPrefix(":") { return nil }
    guard let home, address == "~" || address.hasPrefix("~/") else { return address }
    return home + address.dropFirst()
  }

  /// A file may be a bundle, or name a repository elsewhere.
  private static func repository(at path: String) -> String? {
    guard SingleFile.exists(path) || BareRepository.isAt(path) else { return nil }
    return SingleFile.absolute(path)
  }

  /// Throws when it is one of the handbook's own files.
  ///
  /// - Parameters:
  ///   - folders: those that hold the handbook's files.
  ///   - own: where the handbook's own repository keeps its data, into which no file of others comes.
  func refuse(in folders: [String], besides own: [String]) throws(PublishError) {
    if own.contains(where: { SingleFile.absolute($0) == place }) { return }
    for folder in folders.compactMap({ SingleFile.absolute($0) })
    where place == folder || place.hasPrefix(folder == "/" ? "/" : folder + "/") {
      throw PublishError(
        "the repository '\(place)' is among the handbook's own files in '\(folder)', and git would run"
          + " the hooks that came with them",
        advice: "publish to a repository outside that folder")
    }
  }
}

extension GitRepository {
  /// Where the files of the handbook are that came with it, and where its own repository is.
  ///
  /// - Parameter isNamedByHandbook: whether its settings name the place that is published to. Without a
  ///   repository around it nobody knows what came with it, which is then what lies beside it.
  static func surroundings(
    of content: String, isNamedByHandbook: Bool, machine: Machine
  ) throws(PublishError) -> (folders: [String], own: [String]) {
    let git = Program.git(machine.environment)
    func ask(_ folder: String, _ question: String) throws(PublishError) -> String {
      try git.run(
        ["-C", folder, "rev-parse", question], installation: "install git, then publish again"
      ).line
    }
    var top = try ask(content, "--show-toplevel")
    if top.isEmpty {
      let beside = SingleFile.absolute(content + "/..")
      return (isNamedByHandbook ? [beside ?? content] : [], [])
    }
    var (folders, own) = ([content], [top + "/.git"])
    for question in ["--absolute-git-dir", "--git-common-dir"] {
      let place = try ask(top, question)
      own.append(place.hasPrefix("/") ? place : top + "/" + place)
    }
    // A submodule and the repository around it are most likely somebody's together.
    for _ in 0..<8 where !top.isEmpty {
      folders.append(top)
      top = try ask(top, "--show-superproject-working-tree")
    }
    return (folders, own)
  }
}
