public import Pages

/// The folder a site is written to. It changes as a whole or not at all: the new site is built
/// in a folder beside it and takes its place in one step.
///
/// Nothing is built beside it before the first file that differs, so that a build which changes
/// nothing only reads.
public struct OutputFolder {
  public let path: String
  private let staging: String
  /// Held while this value lives: a second build of the same folder waits its turn.
  private let lock: FolderLock
  private let previous: Manifest?
  private var written = Manifest()
  /// Files that stay as they are, to be given a second name in the new site.
  private var unchanged: [String] = []
  private var folders: Set<String> = []
  private var isStaging = false
  /// Files whose bytes differ from the site that was there, or that it did not have.
  public private(set) var changed = 0

  /// What every site of ours holds, so that no other folder is ever replaced.
  public static let manifestName = ".headroom-site"

  /// Throws when a site at `path` would replace the content it is made from, or become part of it.
  public static func refuse(_ path: String, holding content: String) throws(DiskError) {
    guard let output = Disk.place(of: path), let source = Disk.resolved(content) else { return }
    if source == output || source.hasPrefix(output == "/" ? "/" : output + "/") {
      throw DiskError("\(path) holds the content folder", advice: "choose another folder")
    }
    if output.hasPrefix(source == "/" ? "/" : source + "/") {
      throw DiskError("\(path) is in the content folder", advice: "choose another folder")
    }
  }

  /// The files of a site that is there; nil when the folder is empty or absent. Throws when the
  /// folder is somebody else's.
  public static func files(in path: String) throws(DiskError) -> [String]? {
    try manifest(of: path)?.paths.filter { $0 != manifestName }
  }

  /// Begins a new site. Throws when the folder is somebody else's.
  public init(_ path: String) throws(DiskError) {
    self.path = path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
    staging = self.path + ".headroom-new"
    lock = try FolderLock(containing: self.path)
    previous = try Self.manifest(of: self.path)
    // What a killed build left behind.
    try Disk.remove(staging)
  }

  /// The manifest of a site that is there; nil when the folder is empty or absent.
  private static func manifest(of path: String) throws(DiskError) -> Manifest? {
    switch Disk.kind(of: path) {
    case nil: return nil
    case .folder: break
    default: throw DiskError("\(path) is not a folder", advice: "choose another place")
    }
    let file = path + "/" + manifestName
    if case .file? = Disk.kind(of: file) { return Manifest(try Disk.contents(of: file)) }
    guard try Disk.names(in: path).isEmpty else {
      throw DiskError(
        "\(path) holds files that Headroom did not make",
        advice: "empty it or choose another folder")
    }
    return nil
  }

  /// Adds a file to the new site. One with the bytes it had stays the same file, with its time.
  public mutating func add(_ file: OutputFile) throws(DiskError) {
    written.paths.append(file.path)
    if try isUnchanged(file) {
      unchanged.append(file.path)
    } else {
      changed += 1
      try stage(file)
    }
  }

  private func isUnchanged(_ file: OutputFile) throws(DiskError) -> Bool {
    let old = path + "/" + file.path
    guard previous != nil, case .file(let size)? = Disk.kind(of: old), size == file.bytes.count
    else {
      return false
    }
    return try Disk.contents(of: old) == file.bytes
  }

  private mutating func stage(_ file: OutputFile) throws(DiskError) {
    try makeFolders(for: file.path)
    try Disk.create(staging + "/" + file.path, with: file.bytes)
  }

  /// Carries a file of the site that was there over to the new one, unread and unchanged.
  public mutating func keep(_ file: String) {
    written.paths.append(file)
    unchanged.append(file)
  }

  private mutating func makeFolders(for file: String) throws(DiskError) {
    if !isStaging {
      try Disk.makeFolder(staging)
      isStaging = true
    }
    guard let end = file.utf8.lastIndex(of: UInt8(ascii: "/")) else { return }
    try makeFolder(String(file[..<end]))
  }

  private mutating func makeFolder(_ folder: String) throws(DiskError) {
    guard folders.insert(folder).inserted else { return }
    if let end = folder.utf8.lastIndex(of: UInt8(ascii: "/")) {
      try makeFolder(String(folder[..<end]))
    }
    try Disk.makeFolder(staging + "/" + folder)
  }

  /// Puts the new site in the place of the old one. True when anything changed.
  public mutating func publish() throws(DiskError) -> Bool {
    written.paths.sort { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    if changed == 0, previous == written { return false }
    for file in unchanged { try carryOver(file) }
    try stage(OutputFile(path: Self.manifestName, bytes: written.bytes))
    try takeOver()
    return true
  }

  /// Gives an unchanged file a name in the new site too; a copy where the file system can't.
  private mutating func carryOver(_ file: String) throws(DiskError) {
    try makeFolders(for: file)
    let old = path + "/" + file
    if Disk.hardLink(old, as: staging + "/" + file) { return }
    try Disk.create(staging + "/" + file, with: Disk.contents(of: old))
  }

  /// One step where the system can exchange folders, else two with the old site kept between.
  private func takeOver() throws(DiskError) {
    if Disk.kind(of: path) == nil { return try Disk.move(staging, to: path) }
    if Disk.exchange(staging, path) { return try Disk.remove(staging) }
    let old = path + ".headroom-old"
    try Disk.remove(old)
    try Disk.move(path, to: old)
    try Disk.move(staging, to: path)
    try Disk.remove(old)
  }

  /// Forgets the new site; the old one is untouched.
  public func abandon() { try? Disk.remove(staging) }
}

/// The files of a site, one path a line.
struct Manifest: Equatable {
  var paths: [String] = []

  init() {}

  init(_ bytes: [UInt8]) {
    paths = String(decoding: bytes, as: UTF8.self).split(separator: "\n").map(String.init)
  }

  var bytes: [UInt8] { Array((paths.joined(separator: "\n") + "\n").utf8) }
}
