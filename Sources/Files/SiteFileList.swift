/// The files of a site that we wrote, one path a line. It stands in every site of ours, and tells
/// them from files of others in the same folder.
struct SiteFileList: Equatable {
  var paths: [String] = []

  init() {}

  /// Paths that would lead out of the site are left out: nobody but us should have written the list,
  /// and others can.
  init(_ bytes: [UInt8]) {
    paths = String(decoding: bytes, as: UTF8.self).split(separator: "\n").map(String.init)
      .filter { path in
        !path.hasPrefix("/") && !path.split(separator: "/").contains("..")
      }
  }

  var bytes: [UInt8] { Array((paths.joined(separator: "\n") + "\n").utf8) }
}
