public import Pages

/// What the last build of a site was made from and what it left, so that a build of the same again
/// is known to change nothing before anything is rendered.
///
/// It is kept in the user's cache folder and not in the site, whose bytes depend on the content
/// alone. Losing it costs one full build.
public struct BuildRecord {
  private let site: String
  private let cache: Cache
  /// What the record is kept under: the site's place.
  private let name: String
  private let inputs: FNV
  /// Whether every input has been as it is for long enough that a change would show in its times.
  private let isSettled: Bool

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
    guard let place = Self.absolute(site) else { return nil }
    var inputs = FNV()
    var newest: UInt64 = 0
    for option in options { inputs.add(option) }
    let program = Stamp(of: executable)?.words
    let files = content.paths.map { path in
      (path, content.version(of: path) ?? Stamp(of: folder + "/" + path)?.words)
    }
    for (name, version) in [("", program)] + files {
      guard let version, let changed = version.last else { return nil }
      inputs.add(name)
      for word in version { inputs.add(word) }
      newest = max(newest, changed)
    }
    self.site = site
    self.inputs = inputs
    self.cache = cache
    name = FNV.digest(place)
    isSettled = newest + resolution < now
  }

  /// How many files the site has, when it is what a build would make; else nil.
  public var currentFiles: Int? {
    guard let known = cache.read(name), let paths = try? OutputFolder.files(in: site),
      known == record(of: paths)
    else { return nil }
    return paths.count
  }

  /// Remembers the site that was made. Failing to is no failure of the build.
  ///
  /// - Parameter folder: what wrote it, which knows the files that it made.
  public func save(after folder: OutputFolder? = nil) {
    guard isSettled, let paths = try? OutputFolder.files(in: site),
      let bytes = record(of: paths, made: folder?.stamps ?? [:])
    else { return }
    cache.keep(bytes, as: name)
  }

  /// The content as it was looked at, and the site as it is; nil when a file of it is missing.
  ///
  /// - Parameter stamps: of files that were made just now.
  private func record(of paths: [String], made stamps: [String: Stamp] = [:]) -> [UInt8]? {
    var outputs = FNV()
    for path in paths + [OutputFolder.listName] {
      guard let stamp = stamps[path] ?? Stamp(of: site + "/" + path) else { return nil }
      outputs.add(path)
      for word in stamp.words { outputs.add(word) }
    }
    return Array("\(inputs.digits) \(outputs.digits)\n".utf8)
  }

  private static func absolute(_ path: String) -> String? {
    path.hasPrefix("/") ? path : Disk.resolved(".").map { $0 + "/" + path }
  }
}
