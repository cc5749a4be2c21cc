/// The files of a site that we wrote, one path a line. It stands in every site of ours, and tells
/// them from files of others in the same folder.
struct SiteFileList: Equatable {
  var paths: [String] = []
  /// Whether it was read from a list that named something twice or outside the site, or that
  /// somebody's editor changed: such a list is written anew.
  private var isDamaged = false

  init() {}

  /// Paths that would lead out of the site are left out, and so are second ones of a file: nobody but us
  /// should have written the list, and others can.
  init(_ bytes: [UInt8]) {
    var seen: Set<BytePath>?
    let list = ListLines(bytes)
    isDamaged = !list.isAsWritten
    var last: ArraySlice<UInt8> = []
    for line in list.lines {
      let path = String(decoding: line, as: UTF8.self)
      // As we write it every path is behind the one before it.
      if seen == nil, !last.lexicographicallyPrecedes(line) {
        seen = Set(paths.map { BytePath($0) })
      }
      last = line
      if Self.isInside(line), seen?.insert(BytePath(path)).inserted ?? true {
        paths.append(path)
      } else {
        isDamaged = true
      }
    }
  }

  /// A path from the site's folder on, written as we do: no part of it is empty, `.` or `..`.
  private static func isInside(_ path: ArraySlice<UInt8>) -> Bool {
    let (slash, dot) = (UInt8(ascii: "/"), UInt8(ascii: "."))
    if path.first == slash || path.last == slash || path.first == dot, path != [dot] {
      return isPlain(path)
    }
    // Hardly a path has a dot or a slash behind a slash.
    guard zip(path, path.dropFirst()).contains(where: { $0 == slash && ($1 == dot || $1 == slash) })
    else { return path != [dot] }
    return isPlain(path)
  }

  private static func isPlain(_ path: ArraySlice<UInt8>) -> Bool {
    let (slash, dot) = (UInt8(ascii: "/"), UInt8(ascii: "."))
    return path.split(separator: slash, omittingEmptySubsequences: false).allSatisfy {
      !$0.isEmpty && $0 != [dot] && $0 != [dot, dot]
    }
  }

  /// The files that are there, each once. A list may name one by several spellings, which are one file
  /// where the file system does not tell them apart.
  func there(in folder: String) -> [String] {
    var known: [String: [Stamp]] = [:]
    return paths.filter { path in
      guard let stamp = Stamp(ofEntry: folder + "/" + path) else { return false }
      // Two spellings of a letter are one text to Swift.
      let name = path.lowercased()
      if known[name]?.contains(where: stamp.isSameFile) == true { return false }
      known[name, default: []].append(stamp)
      return true
    }
  }

  /// Those of them that another list does not name, by any spelling of the same file.
  func gone(in folder: String, now: SiteFileList) -> [String] {
    let kept = Set(now.paths.map { BytePath($0) })
    let missing = paths.filter { !kept.contains(BytePath($0)) }
    if missing.isEmpty { return [] }
    let spellings = Dictionary(grouping: now.paths) { $0.lowercased() }
    return SiteFileList(paths: missing).there(in: folder).filter { path in
      guard let stamp = Stamp(ofEntry: folder + "/" + path) else { return false }
      return spellings[path.lowercased()]?.contains { other in
        Stamp(ofEntry: folder + "/" + other)?.isSameFile(as: stamp) == true
      } != true
    }
  }

  private init(paths: [String]) { self.paths = paths }

  /// One that we wrote and that nobody changed.
  init(written paths: [String]) { self.init(paths: paths) }

  var bytes: [UInt8] { Array((paths.joined(separator: "\n") + "\n").utf8) }
}
