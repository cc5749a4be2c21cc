internal import Amounts
internal import ArgumentParser
internal import Comparison
internal import Files
internal import Reading
internal import Report
internal import Settings
internal import Sizing
internal import Workloads

// What a shell is offered for the values of arguments. Names come from the handbook's folder, which
// is only read; what is wrong in it is left to the commands.

extension CompletionKind {
  static let workload = names { $0.workloads }
  static let profile = names { $0.settings.capacity.profiles.map(\.name) }
  static let rate = names { $0.rates }
  static let release = names { $0.releases }
  static let target = names {
    $0.settings.publishing.targets.map(\.name) + ["git:", "folder:", "s3://", "rclone:"]
  }
  static let gate = names { $0.gates }
  static let tier = CompletionKind.list(LatencyTier.allCases.map(\.name))
  static let manifestKind = CompletionKind.list(ManifestKind.allCases.map(\.rawValue))

  /// A side of a comparison: a release, the present state, a revision, or a file.
  static let side = CompletionKind.custom { words, _, prefix in
    if let kind = Revision.Kind(of: prefix) {
      let folder = NamedThings.folder(in: words)
      return offered(GitNames(around: folder).names.map { kind.rawValue + $0 })
    }
    let places = ["current", "latest", "git:", "merge-base:"]
    let releases = NamedThings(in: words)?.releases ?? []
    return offered(releases.reversed() + places + snapshots(from: prefix))
  }

  private static func names(
    _ names: @Sendable @escaping (NamedThings) -> [String]
  ) -> CompletionKind {
    .custom { words, _, _ in offered(NamedThings(in: words).map(names) ?? []) }
  }

  /// Without names that a shell would take for more than text: bash expands what it is offered.
  private static func offered(_ names: [String]) -> [String] {
    names.filter { name in
      !name.isEmpty
        && name.unicodeScalars.allSatisfy { scalar in
          scalar.properties.isAlphabetic || scalar.properties.numericType != nil
            || " -_.:/@#+=%<>!,~".unicodeScalars.contains(scalar)
        }
    }.map(escapedForShell)
  }

  /// For zsh a colon ends a candidate, and what follows describes it.
  private static func escapedForShell(_ name: String) -> String {
    guard CompletionShell.requesting == .zsh else { return name }
    return name.split(separator: ":", omittingEmptySubsequences: false).joined(separator: "\\:")
  }

  /// Files of snapshots and folders that continue a path.
  private static func snapshots(from prefix: String) -> [String] {
    let folder = prefix.lastIndex(of: "/").map { String(prefix[...$0]) } ?? ""
    return FolderListing.names(in: folder.isEmpty ? "." : folder)
      .filter { $0.hasSuffix("/") || $0.hasSuffix(".json") }.map { folder + $0 }
      .filter { $0.hasPrefix(prefix) }
  }
}

/// What has a name in the handbook that a command line is about.
private struct NamedThings {
  let workloads: [String]
  /// The oldest first.
  let releases: [String]
  let settings: HandbookSettings

  /// Nil where no handbook is, or where it can't be read.
  init?(in words: [String]) {
    let folder = Self.folder(in: words)
    // Not to walk through all of a disk for a folder that is none.
    guard SingleFile.exists(folder + "/handbook.yaml"),
      let (content, _) = try? ContentFolder.read(folder)
    else { return nil }
    workloads = WorkloadFiles.ids(in: content).sorted()
    releases = History.names(in: content)
    settings = HandbookSettings(content, problems: Problems())
  }

  /// What `--content` says, as a shell hands it on: perhaps in quotes.
  static func folder(in words: [String]) -> String {
    let option = "--content"
    if let joined = words.last(where: { $0.hasPrefix(option + "=") }) {
      return unquoted(joined.dropFirst(option.count + 1))
    }
    guard let place = words.lastIndex(of: option), place + 1 < words.count else { return "content" }
    // Bash takes an equals sign for a word of its own.
    let isApart = words[place + 1] == "=" && place + 2 < words.count
    let folder = unquoted(words[isApart ? place + 2 : place + 1][...])
    return folder.isEmpty ? "content" : folder
  }

  private static func unquoted(_ word: Substring) -> String {
    let plain = word.filter { $0 != "\"" && $0 != "'" && $0 != "\\" }
    guard plain.hasPrefix("~/"), let home = Machine.current.variables["HOME"] else { return plain }
    return home + plain.dropFirst()
  }

  /// The rates that the handbook sizes every workload for.
  var rates: [String] { settings.capacity.matrix.rates.map { AmountKind.rate.spell($0.value) } }

  /// The handbook's own gates, then one of each metric.
  var gates: [String] {
    (settings.comparison.fail + settings.comparison.warn).map(\.text) + Gate.examples
  }
}

/// The branches and tags of a repository.
private struct GitNames {
  /// Branches first, each kind by name.
  let names: [String]

  /// - Parameter folder: a folder of the repository, or one that is not there yet.
  init(around folder: String) {
    let git = Git(folder: SingleFile.folderExists(folder) ? folder : ".")
    let kinds = ["refs/heads", "refs/remotes", "refs/tags"]
    let asked = ["for-each-ref", "--format=%(refname:short)"] + kinds
    guard case .output(let list)? = try? git.run(asked) else {
      names = []
      return
    }
    names = list.split(separator: UInt8(ascii: "\n")).map { String(decoding: $0, as: UTF8.self) }
  }
}
