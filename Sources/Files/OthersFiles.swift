/// The files in a site's folder that we did not write: a host's own, a repository, uploads.
struct OthersFiles {
  private enum Entry {
    case file
    case link
    case folder
  }

  private let root: String
  /// By their paths from the root, folders before what is in them.
  private var entries: [(path: String, entry: Entry)] = []
  /// The same for people: a folder that is all theirs stands for what is in it.
  private(set) var names: [String] = []

  /// Whether only the names are asked for: what is in a folder that is all theirs is not looked at.
  private let isNamesOnly: Bool

  /// - Parameter ours: the paths of all files we wrote, or are about to write.
  init(in root: String, besides ours: [String], namesOnly: Bool = false) throws(DiskError) {
    self.root = root
    isNamesOnly = namesOnly
    guard case .folder? = Disk.kind(of: root), let stamp = Stamp(of: root) else { return }
    var folders: Set<BytePath> = []
    for path in ours {
      var rest = path[...]
      while let end = rest.lastIndex(of: "/"), folders.insert(BytePath(rest[..<end])).inserted {
        rest = rest[..<end]
      }
    }
    let known = Known(files: Set(ours.map { BytePath($0) }), folders: folders)
    try look(in: "", besides: known, device: stamp.device, isNamed: false)
  }

  private struct Known {
    var files: Set<BytePath>
    var folders: Set<BytePath>
  }

  private mutating func look(
    in folder: String, besides known: Known, device: UInt64, isNamed: Bool
  ) throws(DiskError) {
    for name in try Disk.names(in: root + "/" + folder) {
      let path = folder + name
      if name.unicodeScalars.contains("\u{FFFD}") {
        throw DiskError(
          "\(root)/\(path) has a name that is not UTF-8", advice: "rename it, then try again")
      }
      switch Disk.kind(of: root + "/" + path) {
      case nil: continue
      case .folder?:
        try refuseMount(at: path, device: device)
        let isOurs = known.folders.contains(BytePath(path))
        if !isOurs { add(path, .folder, isNamed: isNamed) }
        if !isOurs, isNamesOnly { continue }
        try look(in: path + "/", besides: known, device: device, isNamed: isNamed || !isOurs)
      case .file?: if !known.files.contains(BytePath(path)) { add(path, .file, isNamed: isNamed) }
      case .link?: if !known.files.contains(BytePath(path)) { add(path, .link, isNamed: isNamed) }
      case .other?:
        throw DiskError(
          "\(root)/\(path) is neither a file nor a folder", advice: "move it away, then try again")
      }
    }
  }

  private mutating func add(_ path: String, _ entry: Entry, isNamed: Bool) {
    entries.append((path, entry))
    if isNamed { return }
    switch entry {
    case .folder: names.append(path + "/")
    case .file, .link: names.append(path)
    }
  }

  /// A folder of another file system would be emptied, not moved.
  private func refuseMount(at path: String, device: UInt64) throws(DiskError) {
    if let stamp = Stamp(ofEntry: root + "/" + path), stamp.device != device {
      throw DiskError(
        "\(root)/\(path) is on another file system", advice: "unmount it, then try again")
    }
  }

  /// Their files and links, each by its path.
  var allFiles: [String] { entries.filter { $0.entry != .folder }.map(\.path) }

  /// Gives all of them a name in another folder too. They stay the same files where the file system
  /// can do that; else they are copied, with their times.
  func carryOver(to folder: String) throws(DiskError) {
    for (path, entry) in entries {
      let (from, to) = (root + "/" + path, folder + "/" + path)
      if let end = to.lastIndex(of: "/") { try Disk.makeFolders(to: String(to[..<end])) }
      switch entry {
      case .folder: try Disk.makeFolder(to)
      case .link: try Disk.copyLink(from, as: to)
      case .file:
        if Disk.hardLink(from, as: to) { continue }
        try Disk.copy(from, as: to)
        try Disk.copyOwner(of: from, to: to)
        Disk.copyTimes(of: from, to: to)
      }
    }
    // Last, because a folder that may not be written to could not be filled.
    for (path, entry) in entries.reversed() where entry == .folder {
      try Disk.copyOwner(of: root + "/" + path, to: folder + "/" + path)
      Disk.copyTimes(of: root + "/" + path, to: folder + "/" + path)
    }
  }
}
