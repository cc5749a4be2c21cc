/// The files of a site that we wrote, one path a line. It stands in every site of ours, and tells
/// them from files of others in the same folder.
struct SiteFileList: Equatable {
  var paths: [String] = []

  init() {}

  /// Paths that would lead out of the site are left out: nobody but us should have written the list,
  /// and others can.
  init(_ bytes: [UInt8]) {
    paths = bytes.split(separator: UInt8(ascii: "\n")).filter(Self.isInside)
      .map { String(decoding: $0, as: UTF8.self) }
  }

  private static func isInside(_ path: ArraySlice<UInt8>) -> Bool {
    let (slash, dot) = (UInt8(ascii: "/"), UInt8(ascii: "."))
    if path.first == slash { return false }
    // Hardly a path has two dots in a row.
    guard zip(path, path.dropFirst()).contains(where: { $0 == dot && $1 == dot }) else {
      return true
    }
    return !path.split(separator: slash).contains { $0.elementsEqual([dot, dot]) }
  }

  var bytes: [UInt8] { Array((paths.joined(separator: "\n") + "\n").utf8) }
}
