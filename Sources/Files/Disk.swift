internal import CPosix

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// The few calls to the system that everything else here is built from.
enum Disk {
  enum Kind {
    case file(Stamp)
    case folder
    case link
    case other
  }

  /// What is at a path, without following a symbolic link; nil when nothing is.
  static func kind(of path: some PathOnDisk) -> Kind? {
    var status = stat()
    guard path.withPath({ fstatat(path.base, $0, &status, AT_SYMLINK_NOFOLLOW) }) == 0 else {
      return nil
    }
    return kind(of: status)
  }

  /// What a path leads to, following symbolic links; nil when nothing is there.
  static func target(of path: String) -> Kind? {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    return kind(of: status)
  }

  private static func kind(of status: stat) -> Kind {
    switch status.st_mode & S_IFMT {
    case S_IFREG: .file(Stamp(status))
    case S_IFDIR: .folder
    case S_IFLNK: .link
    default: .other
    }
  }

  /// Whether a path is a folder of this user's that nobody else may write to.
  static func isPrivate(_ folder: String) -> Bool {
    var status = stat()
    guard lstat(folder, &status) == 0, status.st_mode & S_IFMT == S_IFDIR else { return false }
    return status.st_uid == geteuid() && status.st_mode & 0o022 == 0
  }

  static func isPrivateFolder(holding path: String) -> Bool { isPrivate(folder(holding: path)) }

  /// The absolute path with every symbolic link followed; nil when it does not exist.
  static func resolved(_ path: String) -> String? {
    guard let found = realpath(path, nil) else { return nil }
    defer { free(found) }
    return String(cString: found)
  }

  /// What a chain of links ends with that leads to nothing, as the system would make it; the path itself
  /// where it is no link. Links in a circle have no end.
  static func endOfLinks(_ path: String) -> String {
    var place = path
    for _ in 0..<40 {
      guard case .link? = kind(of: place) else { return place }
      var target = [CChar](repeating: 0, count: 4097)
      guard readlink(place, &target, 4096) >= 0 else { return path }
      let next = String(
        decoding: target.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
      place = next.hasPrefix("/") ? next : folder(holding: place) + "/" + next
    }
    return path
  }

  /// Where a path leads when it is made: as `resolved`, as far as it is there.
  static func place(of path: String) -> String? {
    if let found = resolved(path) { return found }
    // Where not even the working folder is there any more, no part is left.
    var parts = path.split(separator: "/").map(String.init).filter { $0 != "." }
    guard let name = parts.popLast() else { return nil }
    let parent = (path.hasPrefix("/") ? "/" : "./") + parts.joined(separator: "/")
    guard let above = place(of: parent) else { return nil }
    // A folder that is not there can hold no link, so going up is what it says.
    if name == ".." { return above.lastIndex(of: "/").map { String(above[..<$0]) } }
    return above + "/" + name
  }

  /// The names in a folder, in byte order. What is no UTF-8 in one is read as U+FFFD.
  static func names(in folder: String) throws(DiskError) -> [String] {
    try readNames(in: folder) { String(cString: $0) }
      .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// The names in a folder as they are, in byte order.
  static func byteNames(in folder: BytePath) throws(DiskError) -> [BytePath] {
    try readNames(in: folder) { name in
      BytePath(
        bytes: UnsafeBufferPointer(start: name, count: strlen(name)).map(UInt8.init(bitPattern:)))
    }.sorted { $0.bytes.lexicographicallyPrecedes($1.bytes) }
  }

  private static func readNames<Name>(
    in folder: some PathOnDisk, _ read: (UnsafePointer<CChar>) -> Name
  ) throws(DiskError) -> [Name] {
    guard let handle = folder.withPath({ opendir($0) }) else { throw .last("read folder", folder) }
    defer { closedir(handle) }
    var names: [Name] = []
    while let entry = readdir(handle) {
      withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { name in
          if strcmp(name, ".") != 0, strcmp(name, "..") != 0 { names.append(read(name)) }
        }
      }
    }
    return names
  }

  static func makeFolder(_ path: some PathOnDisk, rights: mode_t = 0o755) throws(DiskError) {
    if path.withPath({ mkdirat(path.base, $0, rights) }) != 0, errno != EEXIST {
      throw .last("make folder", path)
    }
  }

  /// Makes a folder and those above it that are missing; tells which these were, outermost first.
  @discardableResult
  static func makeFolders(
    to path: String, rights: mode_t = 0o755
  ) throws(DiskError) -> [String] {
    var made: [String] = []
    var folder = path.hasPrefix("/") ? "/" : ""
    for part in path.split(separator: "/") {
      folder += (folder.isEmpty || folder == "/" ? "" : "/") + part
      if target(of: folder) != nil { continue }
      do throws(DiskError) {
        try makeFolder(folder, rights: rights)
        made.append(folder)
      } catch {
        for folder in made.reversed() { rmdir(folder) }
        throw error
      }
    }
    return made
  }

  /// Makes the folders that a file needs below a folder that is there.
  static func makeFolders(from folder: BytePath, to file: BytePath) throws(DiskError) {
    for (index, byte) in file.bytes.enumerated() where byte == UInt8(ascii: "/") {
      try makeFolder(folder.appending(BytePath(bytes: Array(file.bytes[..<index]))))
    }
  }

  /// Removes a file or a folder with all in it; symbolic links are removed, never followed.
  static func remove(_ path: String) throws(DiskError) { try remove(BytePath(path)) }

  static func remove(_ path: BytePath) throws(DiskError) {
    if case .folder = kind(of: path) {
      for name in try byteNames(in: path) { try remove(path.appending(name)) }
      if path.withPath({ rmdir($0) }) != 0 { throw .last("remove", path) }
    } else if path.withPath({ unlink($0) }) != 0, errno != ENOENT {
      throw .last("remove", path)
    }
  }

  /// A name that nobody else uses, hidden, in the folder of a file that is about to be replaced.
  static func temporaryName(beside path: String) -> String {
    let folder = path.lastIndex(of: "/").map { path[...$0] } ?? ""
    // Not all of the name, or a long one would be too long now.
    let name = String(decoding: path[folder.endIndex...].utf8.prefix(64), as: UTF8.self)
    return "\(folder).\(name).headroom-\(String(UInt64.random(in: 0...(.max)), radix: 36))"
  }

  /// Gives a file a second name; false where the file system can't.
  static func hardLink<Path: PathOnDisk>(_ existing: Path, as name: Path) -> Bool {
    existing.withPath { existing in name.withPath { link(existing, $0) } } == 0
  }

  static func move<Path: PathOnDisk>(_ path: Path, to other: Path) throws(DiskError) {
    if path.withPath({ path in other.withPath { rename(path, $0) } }) != 0 {
      throw .last("move", path)
    }
  }

  /// Removes a folder with nothing in it; false when it holds something.
  static func removeEmptyFolder(_ path: some PathOnDisk) -> Bool {
    path.withPath { rmdir($0) } == 0
  }

  /// The folder that a path is in, as a path from where that one is seen.
  static func folder(holding path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  /// Gives a file or folder the owner, as far as we may, and the rights of another; nothing where
  /// that one is not there.
  static func copyOwner<Path: PathOnDisk>(of path: Path, to other: Path) throws(DiskError) {
    var status = stat()
    guard path.withPath({ stat($0, &status) }) == 0 else { return }
    _ = other.withPath { chown($0, status.st_uid, status.st_gid) }
    if other.withPath({ chmod($0, status.st_mode & 0o7777) }) != 0 {
      throw .last("set the rights of", other)
    }
  }

  /// Gives a file that is about to replace another the rights of that one.
  static func keepRights(of path: String, on other: String) throws(DiskError) {
    guard case .file? = kind(of: path) else { return }
    try copyOwner(of: path, to: other)
  }

  static func copyTimes<Path: PathOnDisk>(of path: Path, to other: Path) {
    var status = stat()
    guard path.withPath({ stat($0, &status) }) == 0 else { return }
    #if canImport(Darwin)
      let times = [status.st_atimespec, status.st_mtimespec]
    #else
      let times = [status.st_atim, status.st_mtim]
    #endif
    _ = other.withPath { utimensat(AT_FDCWD, $0, times, 0) }
  }

  /// Makes a symbolic link that says what another one does.
  static func copyLink<Path: PathOnDisk>(_ existing: Path, as path: Path) throws(DiskError) {
    var target = [CChar](repeating: 0, count: 4097)
    guard existing.withPath({ readlink($0, &target, 4096) }) >= 0 else {
      throw .last("read", existing)
    }
    if path.withPath({ symlink(target, $0) }) != 0 { throw .last("make link", path) }
  }

  /// Waits until everything that was written to the file system of a folder is on its disk.
  static func syncFileSystem(of folder: String) throws(DiskError) {
    try sync(folder) { cposix_sync_file_system($0) }
  }

  /// Waits until the names in the folder around a path are on the disk.
  static func syncFolder(holding path: String) throws(DiskError) {
    try sync(Self.folder(holding: path)) { fsync($0) }
  }

  /// A file system that can't be asked is left to its own; one that failed to write is told of.
  private static func sync(_ folder: String, _ call: (Int32) -> Int32) throws(DiskError) {
    let descriptor = open(folder, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .last("open folder", folder) }
    defer { close(descriptor) }
    if call(descriptor) != 0, [EIO, ENOSPC, EDQUOT].contains(errno) {
      throw .last("write to the disk of", folder)
    }
  }

  /// Swaps two folders in one step; false where the system can't.
  static func exchange(_ path: String, _ other: String) -> Bool {
    cposix_exchange(path, other) == 0
  }
}
