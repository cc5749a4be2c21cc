internal import Files

/// What we leave on hosts that tell no contents: the digest of every file we published. It is also
/// the sign that what is there is ours to replace.
///
/// It is written before the first file and after the last one. The first of them names what is about
/// to be sent with no digest, so that a publication which broke off is done again.
struct PublishedList: Equatable {
  /// By path; nil for a file that may be there in any state.
  var digests: [BytePath: String?]
  /// Whose publication wrote it; empty in lists of older versions.
  var publication: String

  static let file = ".headroom-published"

  init(digests: [BytePath: String?], publication: String) {
    self.digests = digests
    self.publication = publication
  }

  init(_ bytes: [UInt8]) {
    digests = [:]
    publication = ""
    for line in ListLines(bytes).lines {
      if line.starts(with: "# ".utf8) {
        publication = String(decoding: line.dropFirst(2), as: UTF8.self)
      }
      guard let end = line.firstRange(of: Array("  ".utf8)) else { continue }
      let digest = String(decoding: line[..<end.lowerBound], as: UTF8.self)
      digests[BytePath(bytes: Array(line[end.upperBound...]))] =
        digest == Self.unknown ? .some(nil) : digest
    }
  }

  /// Tells a publication from another one at the same time.
  static func newName() -> String { String(UInt64.random(in: 0...(.max)), radix: 36) }

  private static let unknown = "-"

  /// In the form that `sha256sum --check` reads.
  var bytes: [UInt8] {
    let lines = digests.sorted { $0.key < $1.key }
      .map { "\($0.value ?? Self.unknown)  \($0.key.shown)\n" }
    return Array(("# \(publication)\n" + lines.joined()).utf8)
  }

  /// What the host holds of ours, given all files that are there.
  func inventory(ofAll paths: [BytePath]) -> Inventory {
    var inventory = Inventory()
    for path in paths where path != BytePath(Self.file) {
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
    for path in planned.changes.sent + planned.changes.removed {
      list.digests[BytePath(path)] = .some(nil)
    }
    return list
  }

  static func done(_ planned: PlannedPublication, as publication: String) -> PublishedList {
    let all = planned.new.merging(planned.kept) { new, _ in new }
    return PublishedList(digests: all.mapValues { .some($0) }, publication: publication)
  }

  /// What stands there after two publications at once: any file may be of the one or the other.
  static func overtaken(_ planned: PlannedPublication, by other: PublishedList) -> PublishedList {
    var list = PublishedList(digests: other.digests, publication: "")
    for path in planned.paths { list.digests[BytePath(path)] = .some(nil) }
    for path in list.digests.keys { list.digests[path] = .some(nil) }
    return list
  }
}

extension PublishError {
  static func overtaken(_ place: String) -> PublishError {
    PublishError("someone else published to \(place) at the same time", advice: "publish again")
  }
}
