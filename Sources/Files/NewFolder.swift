public import Pages

/// A folder that is filled for the first time.
public enum NewFolder {
  /// Writes files into a folder that is empty or absent; a fresh repository counts as empty, and so
  /// does what a filling that was killed has left. Each file is there as a whole or not at all.
  public static func fill(_ path: String, with files: [OutputFile]) throws(DiskError) {
    try refuseOthers(in: path, besides: files)
    try Disk.makeFolders(to: path)
    for file in files {
      let target = path + "/" + file.path
      if try Disk.isSame(target, as: file) { continue }
      if let end = target.lastIndex(of: "/") { try Disk.makeFolders(to: String(target[..<end])) }
      try SingleFile.write(file.contents(), to: target)
    }
  }

  /// Adds a file to a folder that holds others, with the folders on its path.
  public static func add(_ file: OutputFile, to folder: String) throws(DiskError) {
    let target = folder + "/" + file.path
    try Disk.makeFolders(to: Disk.folder(holding: target))
    try SingleFile.write(file.contents(), to: target)
  }

  private static func refuseOthers(
    in path: String, besides files: [OutputFile]
  ) throws(DiskError) {
    switch Disk.target(of: path) {
    case nil: return
    case .folder?: break
    case .file?, .link?, .other?:
      throw DiskError("\(path) is not a folder", advice: "name a new or empty folder")
    }
    for name in try OthersFiles(in: path, besides: []).allFiles
    where !name.hasPrefix(".git/") && !SingleFile.isTemporaryName(name) {
      if let file = files.first(where: { $0.path == name }),
        try Disk.isSame(path + "/" + name, as: file)
      {
        continue
      }
      throw DiskError(
        "\(path) is not empty: it holds '\(name)'", advice: "name a new or empty folder")
    }
  }
}
