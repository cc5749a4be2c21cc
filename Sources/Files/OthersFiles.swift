/// The files in a site's folder that we did not write: a host's own, a repository, uploads.
struct OthersFiles {
  private enum Entry {
    case file
    case link
    case folder
  }

  private let root: BytePath
  /// By their paths from the root, folders before what is in them.
  private var entries: [(path: BytePath, entry: Entry)] = []
  /// The same for people: a folder that is all theirs stands for what is in it. What is no text in a
  /// name is escaped.
  private(set) var names: [String] = []

  /// Whether only the names are asked for: what is in a folder that is all theirs is not looked at.
  private let isNamesOnly: Bool

  /// - Parameter ours: the paths of all files we wrote, or are about to write.
  init(in root: String, besides ours: [String], namesOnly: Bool = false) throws(DiskError) {
    self.root = BytePath(root)
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
    try look(in: BytePath(""), besides: known, device: stamp.device, isNamed: false)
  }

  private struct Known {
    var files: Set<BytePath>
    var folders: Set<BytePath>
  }

  private mutating func look(
    in folder: BytePath, besides known: Known, device: UInt64, isNamed: Bool
  ) throws(DiskError) {
    let place = folder.bytes.isEmpty ? root : root.appending(folder)
    for name in try Disk.byteNames(in: place) {
      let path = folder.appending(name)
      switch Disk.kind(of: root.appending(path)) {
      case nil: continue
      case .folder?:
        try refuseMount(at: path, device: device)
        let isOurs = known.folders.contains(path)
        if !isOurs { add(path, .folder, isNamed: isNamed) }
        if !isOurs, isNamesOnly { continue }
        try look(in: path, besides: known, device: device, isNamed: isNamed || !isOurs)
      case .file?: if !known.files.contains(path) { add(path, .file, isNamed: isNamed) }
      case .link?: if !known.files.contains(path) { add(path, .link, isNamed: isNamed) }
      case .other?:
        throw DiskError(
          "\(root.appending(path).shown) is neither a file nor a folder",
          advice: "move it away, then try again")
      }
    }
  }

  private mutating func add(_ path: BytePath, _ entry: Entry, isNamed: Bool) {
    entries.append((path, entry))
    if isNamed { return }
    switch entry {
    case .folder: names.append(path.shown + "/")
    case .file, .link: names.append(path.shown)
    }
  }

  /// A folder of another file system would be emptied, not moved.
  private func refuseMount(at path: BytePath, device: UInt64) throws(DiskError) {
    if let stamp = Stamp(ofEntry: root.appending(path)), stamp.device != device {
      throw DiskError(
        "\(root.appending(path).shown) is on another file system",
        advice: "unmount it, then try again")
    }
  }

  /// Their files and links, each by its path as people read it.
  var allFiles: [String] { entries.filter { $0.entry != .folder }.map(\.path.shown) }

  /// Gives all of them a name in another folder too. They stay the same files where the file system
  /// can do that; else they are copied, with their times.
  func carryOver(to folder: String) throws(DiskError) {
    let folder = BytePath(folder)
    for (path, entry) in entries {
      let (from, to) = (root.appending(path), folder.appending(path))
      try Disk.makeFolders(from: folder, to: path)
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
      try Disk.copyOwner(of: root.appending(path), to: folder.appending(path))
      Disk.copyTimes(of: root.appending(path), to: folder.appending(path))
    }
  }
}
