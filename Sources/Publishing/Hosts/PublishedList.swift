/// What we leave on hosts that tell no contents: the digest of every file we published. It is also
/// the sign that what is there is ours to replace.
enum PublishedList {
  static let file = ".headroom-published"

  static func parse(_ bytes: [UInt8]) -> Inventory {
    var inventory = Inventory()
    for line in String(decoding: bytes, as: UTF8.self).split(separator: "\n") {
      let parts = line.split(separator: "  ", maxSplits: 1)
      if parts.count == 2 { inventory.fingerprints[String(parts[1])] = String(parts[0]) }
    }
    return inventory
  }

  /// In the form that `sha256sum --check` reads.
  static func bytes(_ publication: PlannedPublication) -> [UInt8] {
    let all = publication.new.merging(publication.kept) { new, _ in new }
    let lines = publication.paths.map { "\(all[$0] ?? "")  \($0)\n" }
    return Array(lines.joined().utf8)
  }
}
