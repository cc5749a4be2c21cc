internal import Concurrency
internal import Pages

/// A site as its last build left it, and what of that and of its Markdown is still the same.
public struct PastSite: Sendable {
  /// Whether the build found nothing to tell.
  let isClean: Bool
  /// The files without the list of them.
  let fileCount: Int
  /// Markdown files that are not what they were.
  let changed: Set<String>
  /// Files of the site that are not as they were written.
  let strayed: Set<String>
  /// Whether nobody put anything into the site's folders or took anything out of them.
  let hasSameFolders: Bool
  /// The folders of the site with what tells of entries that came or went.
  private let folders: [(path: String, version: UInt64)]
  /// The paths of its files in the order of their list, with that itself as the last.
  let paths: [String]
  private let versions: [String: UInt64]
  /// What each of them is on the disk, in the order of the paths; nil for one that is not there.
  let stamps: [Stamp?]
  /// What the build wrote down of its pages; nil when it did not, or that is lost.
  public let pages: [UInt8]?

  /// How many files the site has, when it is what a build would make; else nil.
  public var currentFiles: Int? {
    isClean && changed.isEmpty && strayed.isEmpty ? fileCount : nil
  }

  /// Whether a Markdown file of the content is the one it was.
  public func isCurrent(_ file: String) -> Bool { !changed.contains(file) }

  /// Whether a file of the site is the one that was written.
  public func isInPlace(_ path: String) -> Bool { version(of: path) != nil }

  /// What told the version of a file of the site, if it is still that one.
  func version(of path: String) -> UInt64? { strayed.contains(path) ? nil : versions[path] }

  /// Nil when the site was made from something else.
  ///
  /// - Parameter pages: reads what was written down of the pages.
  init?(_ bytes: [UInt8], inputs: BuildInputs, site: String, pages: () -> [UInt8]?) {
    var reader = PackedReader(bytes[...])
    typealias Damage = PackedReader.Damage
    do throws(Damage) {
      _ = try reader.text()
      guard try reader.word() == inputs.basis else { return nil }
      isClean = try reader.flag()
      let pagesTime = try reader.word()
      let hasOthers = try reader.flag()
      let versions = try reader.list { (reader) throws(Damage) in try reader.word() }
      let files = try reader.list { (reader) throws(Damage) in
        (path: try reader.text(), version: try reader.word())
      }
      folders = try reader.list { (reader) throws(Damage) in
        (path: try reader.text(), version: try reader.word())
      }
      guard reader.isAtEnd, versions.count == inputs.texts.count else { return nil }
      let readings = zip(inputs.texts, versions)
      let others = readings.filter { $0.version != $1 || $1 == 0 }
      changed = Set(others.map(\.0.path))
      let held = try? OpenFolder(site)
      let stamps = Concurrently.map(files.count) { number in
        held.flatMap { Stamp(of: $0[files[number].path]) }
      }
      strayed = Set(
        zip(files, stamps).lazy.filter { Stamp.digest($1?.words ?? []) != $0.version }
          .map(\.0.path))
      self.stamps = stamps
      paths = files.map(\.path)
      self.versions = Dictionary(files.lazy.map { ($0.path, $0.version) }) { first, _ in first }
      fileCount = files.count - 1
      hasSameFolders = !hasOthers && Self.has(folders, in: site)
      self.pages = pagesTime == 0 ? nil : Self.pages(pages(), at: pagesTime)
    } catch {
      return nil
    }
  }

  /// Whether a folder has these folders with what was in them.
  func hasFolders(in root: String) -> Bool { Self.has(folders, in: root) }

  private static func has(_ folders: [(path: String, version: UInt64)], in root: String) -> Bool {
    guard let held = try? OpenFolder(root) else { return false }
    return folders.allSatisfy { Stamp(ofEntry: held[$0.path])?.folderDigest == $0.version }
  }

  /// The record of pages, if it is of the same build.
  private static func pages(_ bytes: [UInt8]?, at time: UInt64) -> [UInt8]? {
    guard let bytes else { return nil }
    var reader = PackedReader(bytes[...])
    guard (try? reader.word()) == time else { return nil }
    return Array(bytes[8...])
  }

  /// Where the site of a record is, of which this is the beginning.
  static func place(_ bytes: [UInt8]) -> String? {
    var reader = PackedReader(bytes[...])
    return try? reader.text()
  }

  /// The content as it was looked at, and the site as it is; nil when a file of it is missing.
  ///
  /// - Parameters:
  ///   - made: of files that were made just now.
  ///   - areAsMade: whether nothing was done to them since, such as giving them a second name.
  ///   - before: the site before, whose other files stayed as they were, even in how many names they have.
  ///   - hasOthers: whether others have files in the site.
  ///   - pages: the time in the record of pages; 0 without one.
  ///   - place: the site's absolute path.
  static func pack(
    _ site: String, paths: [String], made: [String: Stamp], areAsMade: Bool = false,
    before: PastSite?, hasOthers: Bool, inputs: BuildInputs, isClean: Bool, pages: UInt64,
    place: String
  ) -> [UInt8]? {
    var packed = PackedBytes()
    packed.add(place)
    packed.add(word: inputs.basis)
    packed.add(isClean)
    packed.add(word: pages)
    packed.add(hasOthers)
    packed.add(inputs.texts) { $0.add(word: $1.version) }
    let all = paths + [OutputFolder.listName]
    packed.add(all.count)
    for path in all {
      packed.add(path)
      let mine = made[path]
      // If somebody changed it since, the next build sees another stamp.
      if areAsMade, let mine {
        packed.add(word: Stamp.digest(mine.words))
        continue
      }
      if mine == nil, path != OutputFolder.listName, let known = before?.version(of: path) {
        packed.add(word: known)
        continue
      }
      guard let stamp = Stamp(of: site + "/" + path) else { return nil }
      let isAsMade = mine.map { stamp.hasSameContent(as: $0) } ?? true
      packed.add(word: isAsMade ? Stamp.digest(stamp.words) : 0)
    }
    let folders = folders(of: all)
    guard let held = try? OpenFolder(site) else { return nil }
    let stamps = Concurrently.map(folders.count) { Stamp(ofEntry: held[folders[$0]]) }
    packed.add(folders.count)
    for (folder, stamp) in zip(folders, stamps) {
      guard let stamp else { return nil }
      packed.add(folder)
      packed.add(word: stamp.folderDigest)
    }
    return packed.bytes
  }

  /// Every folder that holds one of the files, each once: the site's own is the empty path.
  private static func folders(of paths: [String]) -> [String] {
    var seen: Set<BytePath> = []
    var all = [""]
    var last: Substring = ""
    for path in paths {
      // As the paths are sorted, it is mostly the folder of the path before or one around that.
      guard let folder = path.folderOfFile, !folder.isOrHolds(last) else { continue }
      last = folder
      var outer: Substring? = folder
      while let folder = outer, seen.insert(BytePath(folder)).inserted {
        all.append(String(folder))
        outer = folder.folderOfFile
      }
    }
    return all
  }
}
