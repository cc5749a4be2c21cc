internal import Files
internal import Pages

/// The files a publication makes, laid out on disk as the host will hold them.
final class Staging {
  let folder: TemporaryFolder
  private(set) var paths: [String] = []

  /// - Parameter parent: where temporary folders are made.
  init(in parent: String) throws(PublishError) {
    folder = try disk { () throws(DiskError) in try TemporaryFolder(in: parent) }
  }

  func add(_ file: OutputFile) throws(PublishError) {
    try disk { () throws(DiskError) in try folder.write(file) }
    paths.append(file.path)
  }

  func read(_ path: String) throws(PublishError) -> [UInt8] {
    try disk { () throws(DiskError) in try folder.read(path) }
  }

  /// The digest of every file.
  func digests() throws(PublishError) -> [BytePath: String] {
    var digests: [BytePath: String] = [:]
    for path in paths {
      var hash = SHA256()
      try disk { () throws(DiskError) in
        try folder.forEachPiece(of: path) { hash.add($0) }
      }
      digests[BytePath(path)] = hash.digest()
    }
    return digests
  }
}
