public import Pages

/// A folder that is filled for the first time.
public enum NewFolder {
  /// Writes files into a folder that is empty or absent; a fresh repository counts as empty.
  public static func fill(_ path: String, with files: [OutputFile]) throws(DiskError) {
    switch Disk.target(of: path) {
    case nil: break
    case .folder?:
      let names = try Disk.names(in: path).filter { $0 != ".git" }
      if let name = names.first {
        throw DiskError(
          "\(path) is not empty: it holds '\(name)'", advice: "name a new or empty folder")
      }
    case .file?, .link?, .other?:
      throw DiskError("\(path) is not a folder", advice: "name a new or empty folder")
    }
    try Disk.makeFolders(to: path)
    for file in files {
      var folder = path
      for part in file.path.split(separator: "/").dropLast() {
        folder += "/" + part
        try Disk.makeFolder(folder)
      }
      try Disk.create(path + "/" + file.path, with: file.bytes)
    }
  }
}
