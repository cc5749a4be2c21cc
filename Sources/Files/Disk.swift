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
    case file(size: Int)
    case folder
    case link
    case other
  }

  /// What is at a path, without following a symbolic link; nil when nothing is.
  static func kind(of path: String) -> Kind? {
    var status = stat()
    guard lstat(path, &status) == 0 else { return nil }
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
    case S_IFREG: .file(size: Int(status.st_size))
    case S_IFDIR: .folder
    case S_IFLNK: .link
    default: .other
    }
  }

  /// The absolute path with every symbolic link followed; nil when it does not exist.
  static func resolved(_ path: String) -> String? {
    guard let found = realpath(path, nil) else { return nil }
    defer { free(found) }
    return String(cString: found)
  }

  /// Where a path leads when it is made: as `resolved`, as far as it is there.
  static func place(of path: String) -> String? {
    if let found = resolved(path) { return found }
    var parts = path.split(separator: "/").map(String.init)
    guard let name = parts.popLast() else { return nil }
    let parent = (path.hasPrefix("/") ? "/" : "./") + parts.joined(separator: "/")
    guard let above = place(of: parent) else { return nil }
    // A folder that is not there can hold no link, so going up is what it says.
    if name == ".." { return above.lastIndex(of: "/").map { String(above[..<$0]) } }
    return above + "/" + name
  }

  /// The names in a folder, in byte order.
  static func names(in folder: String) throws(DiskError) -> [String] {
    guard let handle = opendir(folder) else { throw .last("read folder", folder) }
    defer { closedir(handle) }
    var names: [String] = []
    while let entry = readdir(handle) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  static func contents(
    of path: String, first most: Int = .max
  ) throws(DiskError) -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .last("read", path) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw .last("read", path) }
    var isBroken = false
    let bytes = [UInt8](unsafeUninitializedCapacity: min(most, Int(status.st_size))) {
      (buffer, filled) in
      while filled < buffer.count {
        let rest = UnsafeMutableBufferPointer(rebasing: buffer[filled...])
        let count = read(descriptor, rest.baseAddress, rest.count)
        isBroken = count < 0
        if count <= 0 { return }
        filled += count
      }
    }
    if isBroken { throw .last("read", path) }
    return bytes
  }

  /// Writes a new file; one that is there already is an error.
  static func create(_ path: String, with bytes: [UInt8]) throws(DiskError) {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw .last("write", path) }
    var written = 0
    while written < bytes.count {
      let count = bytes.withUnsafeBytes {
        let rest = UnsafeRawBufferPointer(rebasing: $0[written...])
        return write(descriptor, rest.baseAddress, rest.count)
      }
      if count < 0 {
        let error = DiskError.last("write", path)
        close(descriptor)
        throw error
      }
      written += count
    }
    if close(descriptor) != 0 { throw .last("write", path) }
  }

  static func makeFolder(_ path: String) throws(DiskError) {
    if mkdir(path, 0o755) != 0, errno != EEXIST { throw .last("make folder", path) }
  }

  /// Makes a folder and those above it that are missing; tells which these were, outermost first.
  @discardableResult
  static func makeFolders(to path: String) throws(DiskError) -> [String] {
    var made: [String] = []
    var folder = path.hasPrefix("/") ? "/" : ""
    for part in path.split(separator: "/") {
      folder += (folder.isEmpty || folder == "/" ? "" : "/") + part
      if target(of: folder) != nil { continue }
      do throws(DiskError) {
        try makeFolder(folder)
        made.append(folder)
      } catch {
        for folder in made.reversed() { rmdir(folder) }
        throw error
      }
    }
    return made
  }

  /// Removes a file or a folder with all in it; symbolic links are removed, never followed.
  static func remove(_ path: String) throws(DiskError) {
    if case .folder = kind(of: path) {
      for name in try names(in: path) { try remove(path + "/" + name) }
      if rmdir(path) != 0 { throw .last("remove", path) }
    } else if unlink(path) != 0, errno != ENOENT {
      throw .last("remove", path)
    }
  }

  /// Gives a file a second name; false where the file system can't.
  static func hardLink(_ existing: String, as name: String) -> Bool { link(existing, name) == 0 }

  static func move(_ path: String, to other: String) throws(DiskError) {
    if rename(path, other) != 0 { throw .last("move", path) }
  }

  /// Swaps two folders in one step; false where the system can't.
  static func exchange(_ path: String, _ other: String) -> Bool {
    cposix_exchange(path, other) == 0
  }
}
