public import Report

/// A snapshot that was recorded under a name.
public struct RecordedRelease: Sendable {
  public let name: String
  public let snapshot: Snapshot

  var date: String? { snapshot.date }

  /// Where releases are kept in the content folder.
  static func path(of name: String) -> String { "releases/\(name).json" }

  /// The name of the release that a file holds; nil for any other file.
  static func name(of path: String) -> String? {
    guard path.hasPrefix("releases/"), path.hasSuffix(".json") else { return nil }
    let name = path.dropFirst("releases/".count).dropLast(".json".count)
    return name.contains("/") || name.isEmpty ? nil : String(name)
  }

  /// What is wrong with a name for a release; nil when nothing is. It becomes a file's name and a
  /// part of addresses, and must not be mistaken for another side of a comparison.
  public static func mistake(inName name: String) -> String? {
    let isPlain = name.utf8.allSatisfy {
      (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0)
        || (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0)
        || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0)
        || [UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "_")].contains($0)
    }
    if ["current", "latest"].contains(name.lowercased()) {
      return "'\(name)' has a special meaning in 'headroom compare'"
    }
    let isName = isPlain && !name.isEmpty && name.utf8.count <= 60
    let hasEnds = ["." as Character, "-"].contains { name.first == $0 } || name.hasSuffix(".")
    if isName, !hasEnds, !name.contains("..") { return nil }
    return
      "'\(name)' is not a valid release name: use letters, digits, '.', '-' and '_', such as 2026.11"
  }

  /// By version, then by the day of record, then by name.
  static func precedes(_ a: RecordedRelease, _ b: RecordedRelease) -> Bool {
    let (x, y) = (VersionName(a.name), VersionName(b.name))
    if x < y { return true }
    if y < x { return false }
    return (a.date ?? "", a.name) < (b.date ?? "", b.name)
  }
}
