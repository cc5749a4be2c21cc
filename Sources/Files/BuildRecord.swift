public import Pages

/// What the last build of a site was made from and what it left. A build of the same again is known to
/// change nothing before anything is rendered; where only Markdown changed, the pages of the other
/// files need not be made again.
///
/// It is kept in the user's cache folder and not in the site, whose bytes depend on the content
/// alone. Losing it costs one full build.
public struct BuildRecord {
  private let site: String
  private let cache: Cache
  /// The site's place, and what the record is kept under.
  private let place: String
  private let name: String
  private let inputs: BuildInputs
  /// When it was looked at them, in nanoseconds since 1970.
  private let now: UInt64

  /// A file system may give two changes this close together the same time, in nanoseconds.
  private static let resolution: UInt64 = 2_000_000_000

  /// Looks at what a build is about to be made from. Nil where nothing can be remembered.
  ///
  /// - Parameters:
  ///   - options: whatever else decides what is made: the program's version, its flags.
  ///   - executable: the program's own file.
  public init?(
    site: String, content folder: String, _ content: FileTree, options: [String],
    executable: String, cache: Cache
  ) {
    self.init(
      site: site, content: folder, content, options: options, executable: executable, cache: cache,
      now: Stamp.now, resolution: Self.resolution)
  }

  init?(
    site: String, content folder: String, _ content: FileTree, options: [String],
    executable: String, cache: Cache, now: UInt64, resolution: UInt64
  ) {
    guard let place = Self.absolute(site),
      let inputs = BuildInputs(
        content, in: folder, options: options, executable: executable,
        settledBefore: now >= resolution ? now - resolution : 0)
    else { return nil }
    (self.site, self.inputs, self.cache, self.now) = (site, inputs, cache, now)
    self.place = place
    name = FNV.digest(place)
  }

  /// How many files the site has, when it is what a build would make; else nil.
  var currentFiles: Int? { past?.currentFiles }

  /// The last build, if it was made from the same but for what some Markdown says. Looks at every file of
  /// the site.
  public var past: PastSite? {
    guard let bytes = cache.read(name) else { return nil }
    return PastSite(bytes, inputs: inputs, site: site) { cache.read(name + Self.pages) }
  }

  /// Where a second tree of the site may be kept.
  public var spareTree: SpareTree? { cache.path(of: name + Self.tree).map { SpareTree($0) } }

  private static let (pages, tree) = (".pages", ".tree")

  /// Remembers the site that was made. Failing to is no failure of the build.
  ///
  /// - Parameters:
  ///   - folder: what wrote it, which knows the files that it made.
  ///   - pages: what the build wrote down of its pages, in pieces.
  ///   - isClean: whether nothing was found that the next build has to tell again.
  public func save(after folder: OutputFolder? = nil, pages: [[UInt8]]? = nil, isClean: Bool = true)
  {
    guard inputs.isSettled, let paths = folder?.paths ?? (try? OutputFolder.files(in: site)),
      let bytes = PastSite.pack(
        site, paths: paths, made: folder?.stamps ?? [:],
        areAsMade: folder?.hasSecondNames == false, before: folder?.past,
        hasOthers: folder?.others.isEmpty == false, inputs: inputs, isClean: isClean,
        pages: pages == nil ? 0 : now, place: place)
    else { return }
    if let pages {
      var stamp = PackedBytes()
      stamp.add(word: now)
      cache.keep([stamp.bytes] + pages, as: name + Self.pages)
      forgetSitesThatAreGone()
    }
    cache.keep([bytes], as: name)
  }

  /// Removes what takes much room in the cache and was kept for sites that are not there any more.
  private func forgetSitesThatAreGone() {
    let kept = cache.names.filter { $0.hasSuffix(Self.pages) || $0.hasSuffix(Self.tree) }
    for other in Set(kept.map { String($0.prefix { $0 != "." }) }) where other != name {
      let place = cache.read(other, first: 1 << 13).flatMap(PastSite.place)
      if let place, Disk.kind(of: place) != nil { continue }
      for ending in [Self.tree, Self.pages, ""] { cache.remove(other + ending) }
    }
  }

  private static func absolute(_ path: String) -> String? {
    path.hasPrefix("/") ? path : Disk.resolved(".").map { $0 + "/" + path }
  }
}

/// What a build is made from, as the disk tells it without reading.
struct BuildInputs {
  /// Everything but what Markdown says: the names of all files, the other files, the program.
  let basis: UInt64
  /// The Markdown files and what tells the version of each; 0 for one that may have changed since
  /// without a trace.
  let texts: [(path: String, version: UInt64)]
  /// Whether everything else has been as it is for long enough that a change would show in its times.
  let isSettled: Bool

  init?(
    _ content: FileTree, in folder: String, options: [String], executable: String,
    settledBefore: UInt64
  ) {
    var basis = FNV()
    var newest: UInt64 = 0
    var texts: [(path: String, version: UInt64)] = []
    for option in options { basis.add(option) }
    guard let program = Stamp(of: executable)?.words else { return nil }
    func add(_ version: [UInt64]) {
      for word in version { basis.add(word) }
      newest = max(newest, version.last ?? .max)
    }
    add(program)
    for path in content.paths {
      guard let version = content.version(of: path) ?? Stamp(of: folder + "/" + path)?.words,
        let changed = version.last
      else { return nil }
      basis.add(path)
      if path.hasSuffix(".md") {
        texts.append((path, changed < settledBefore ? Stamp.digest(version) : 0))
      } else {
        add(version)
      }
    }
    self.basis = basis.value
    self.texts = texts
    isSettled = newest < settledBefore
  }
}

extension Stamp {
  /// What tells two versions of a file apart; never 0.
  static func digest(_ words: [UInt64]) -> UInt64 {
    var hash = FNV()
    for word in words { hash.add(word) }
    return max(hash.value, 1)
  }

  /// What differs when entries of this folder came or went.
  var folderDigest: UInt64 { Self.digest([number, modified]) }
}
