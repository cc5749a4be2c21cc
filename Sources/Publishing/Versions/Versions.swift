internal import Diagnostics
internal import Settings

/// The versions a host holds, newest first: `versions.json`, in the form that mike writes and
/// other sites' version switches read.
struct Versions: Equatable {
  private(set) var all: [PublishedVersion] = []

  static let file = "versions.json"

  /// What to do about a list that is not there or can't be read.
  static let rebuilding = "publish with --rebuild-versions to recreate the list from the folders"

  init() {}

  init(_ versions: [PublishedVersion]) { all = versions }

  /// Reads the file of a host. JSON is YAML, so the strict reader of settings reads it too.
  init(_ bytes: [UInt8]) throws(PublishError) {
    let problems = Problems()
    let root = YAML.parse(
      String(decoding: bytes, as: UTF8.self), file: Self.file, problems: problems)
    let found = root?.list()?.compactMap { entry in
      entry.mapping { keys -> PublishedVersion? in
        guard let name = keys.required("version")?.text() else { return nil }
        let aliases = keys.value("aliases")?.list()?.compactMap { $0.text() }
        var version = PublishedVersion(
          name: name, title: keys.value("title")?.text() ?? name, aliases: aliases ?? [])
        version.others = Self.others(in: keys)
        return version
      }
    }
    guard let found, !problems.all.hasErrors else {
      throw PublishError(
        "the host's versions.json can't be read: \(problems.all.first?.message ?? "it is empty")",
        advice: Self.rebuilding)
    }
    all = found
  }

  private static let keys = ["version", "title", "aliases"]

  /// A value of more than a thousand parts is left out.
  private static func others(in entry: Keys) -> [PublishedVersion.OthersKey] {
    entry.names.compactMap { key in
      guard let name = key.text(), !keys.contains(name) else { return nil }
      // A key without a value is one too.
      guard let value = entry.value(name) else {
        return PublishedVersion.OthersKey(name: name, json: "null")
      }
      return value.json().map { PublishedVersion.OthersKey(name: name, json: $0) }
    }
  }

  /// Adds a version or replaces the one of its name; its aliases leave the versions that had them.
  mutating func place(_ version: PublishedVersion) throws(PublishError) {
    if let other = all.first(where: { $0.aliases.contains(version.name) }) {
      throw PublishError(
        "'\(version.name)' is an alias of version \(other.name)", advice: "choose another --version"
      )
    }
    if let alias = version.aliases.first(where: { alias in all.contains { $0.name == alias } }) {
      throw PublishError("'\(alias)' is a version, not an alias", advice: "choose another --alias")
    }
    var placed = version
    if let old = self.version(version.name) {
      placed.aliases += old.aliases.filter { !placed.aliases.contains($0) }
      placed.others = old.others
    }
    all.removeAll { $0.name == version.name }
    for index in all.indices { all[index].aliases.removeAll(where: placed.aliases.contains) }
    let place = all.firstIndex { VersionOrder.isNewer(placed.name, than: $0.name) } ?? all.endIndex
    all.insert(placed, at: place)
  }

  /// The version of a name, with the aliases it has now.
  func version(_ name: String) -> PublishedVersion? { all.first { $0.name == name } }

  /// The folder readers are sent to who ask for none.
  var front: String? {
    all.contains { $0.aliases.contains(PublishedVersion.latest) }
      ? PublishedVersion.latest : all.first?.name
  }

  /// Every folder that belongs to a version.
  var folders: Set<String> { Set(all.flatMap { [$0.name] + $0.aliases }) }

  var json: String {
    let entries = all.map { version in
      let aliases = version.aliases.map(JSONText.quote).joined(separator: ", ")
      let others = version.others.map { ", \(JSONText.quote($0.name)): \($0.json)" }.joined()
      return "  {\"version\": \(JSONText.quote(version.name)), "
        + "\"title\": \(JSONText.quote(version.title)), \"aliases\": [\(aliases)]\(others)}"
    }
    return "[\n" + entries.joined(separator: ",\n") + "\n]\n"
  }
}
