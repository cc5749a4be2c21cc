/// What we leave on hosts that tell no contents: the digest of every file we published. It is also
/// the sign that what is there is ours to replace.
///
/// It is written before the first file and after the last one. The first of them names what is about
/// to be sent with no digest, so that a publication which broke off is done again.
struct PublishedList: Equatable {
  /// By path; nil for a file that may be there in any state.
  var digests: [String: String?]
  /// Whose publication wrote it; empty in lists of older versions.
  var publication: String

  static let file = ".headroom-published"

  init(digests: [String: String?], publication: String) {
    self.digests = digests
    self.publication = publication
  }

  init(_ bytes: [UInt8]) {
    digests = [:]
    publication = ""
    for line in String(decoding: bytes, as: UTF8.self).split(separator: "\n") {
      if line.hasPrefix("# ") { publication = String(line.dropFirst(2)) }
      let parts = line.split(separator: "  ", maxSplits: 1)
      guard parts.count == 2 else { continue }
      digests[String(parts[1])] = parts[0] == Self.unknown ? .some(nil) : String(parts[0])
    }
  }

  /// Tells a publication from another one at the same time.
  static func newName() -> String { String(UInt64.random(in: 0...(.max)), radix: 36) }

  private static let unknown = "-"

  /// In the form that `sha256sum --check` reads.
  var bytes: [UInt8] {
    let lines = digests.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
      .map { "\($0.value ?? Self.unknown)  \($0.key)\n" }
    return Array(("# \(publication)\n" + lines.joined()).utf8)
  }

  /// What the host holds of ours, given all files that are there.
  func inventory(ofAll paths: [String]) -> Inventory {
    var inventory = Inventory()
    for path in paths where path != Self.file {
      guard let digest = digests[path] else {
        inventory.others.insert(path)
        continue
      }
      inventory.fingerprints[path] = digest ?? Self.unknown
    }
    return inventory
  }

  /// What stands on the host while files are sent: nobody knows which of them have arrived.
  func beginning(_ planned: PlannedPublication, as publication: String) -> PublishedList {
    var list = PublishedList(digests: digests, publication: publication)
    for path in planned.changes.sent + planned.changes.removed { list.digests[path] = .some(nil) }
    return list
  }

  static func done(_ planned: PlannedPublication, as publication: String) -> PublishedList {
    let all = planned.new.merging(planned.kept) { new, _ in new }
    return PublishedList(digests: all.mapValues { .some($0) }, publication: publication)
  }

  /// What stands there after two publications at once: any file may be of the one or the other.
  static func overtaken(_ planned: PlannedPublication, by other: PublishedList) -> PublishedList {
    var list = PublishedList(digests: other.digests, publication: "")
    for path in planned.paths { list.digests[path] = .some(nil) }
    for path in list.digests.keys { list.digests[path] = .some(nil) }
    return list
  }
}

extension PublishError {
  static func overtaken(_ place: String) -> PublishError {
    PublishError("someone else published to \(place) at the same time", advice: "publish again")
  }
}
