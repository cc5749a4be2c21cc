// A page in a browser has no files, and reading them may throw anything, which Embedded Swift lacks.
#if !hasFeature(Embedded)
  /// The files under a folder, by their path from it with `/` between the parts.
  public struct FileTree: Sendable {
    /// Paths in byte order, so that no file system decides anything.
    public let paths: [String]
    private let known: Set<String>
    private let bytes: @Sendable (String) throws -> [UInt8]
    private let beginning: @Sendable (String, Int) throws -> [UInt8]
    private let onDisk: @Sendable (String) throws -> ContentFile?
    /// What told the version of each file when it was found; empty for files in memory.
    private let versions: [String: [UInt64]]
    /// Files that are not of the tree any more and can be read all the same: those that pages include.
    public private(set) var aside: Set<String> = []

    /// Files that are read when asked for.
    ///
    /// - Parameters:
    ///   - beginning: reads no more than the first bytes; without it the file is read whole.
    ///   - onDisk: the file itself, where the tree is one of a disk.
    ///   - versions: of files of a disk, what tells whether they are the ones that were found.
    public init(
      paths: [String], versions: [String: [UInt64]] = [:],
      reading bytes: @escaping @Sendable (String) throws -> [UInt8],
      beginning: (@Sendable (String, Int) throws -> [UInt8])? = nil,
      onDisk: @escaping @Sendable (String) throws -> ContentFile? = { _ in nil }
    ) {
      self.onDisk = onDisk
      self.versions = versions
      self.beginning = beginning ?? { try Array(bytes($0).prefix($1)) }
      self.paths = paths.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
      self.known = Set(paths)
      self.bytes = bytes
    }

    /// Files held in memory, as tests write them.
    public init(_ files: [String: String] = [:]) {
      let files = files.mapValues { Array($0.utf8) }
      self.init(paths: Array(files.keys)) { files[$0] ?? [] }
    }

    public func contains(_ path: String) -> Bool { known.contains(path) }

    /// The bytes of a file of this tree. Throws what the disk says.
    public func read(_ path: String) throws -> [UInt8] { try bytes(path) }

    /// The files whose paths don't match; the others are set aside.
    public func settingAside(_ isAside: (String) -> Bool) -> FileTree {
      let found = paths.filter(isAside)
      if found.isEmpty { return self }
      let left = Set(found)
      var tree = keeping { !left.contains($0) }
      tree.aside = aside.union(left)
      return tree
    }

    /// Whether a file can be read, also one that is set aside.
    public func holds(_ path: String) -> Bool { known.contains(path) || aside.contains(path) }

    /// The files whose paths match.
    public func keeping(_ isKept: (String) -> Bool) -> FileTree {
      FileTree(
        paths: paths.filter(isKept), versions: versions, reading: bytes, beginning: beginning,
        onDisk: onDisk)
    }

    /// With the files of another tree, of which those under a path that is here already are left out.
    public func adding(_ other: FileTree) -> FileTree {
      let known = known
      let new = other.paths.filter { !known.contains($0) }
      let (bytes, beginning, onDisk) = (bytes, beginning, onDisk)
      let own = known.union(aside.subtracting(other.known))
      var tree = FileTree(
        paths: paths + new, versions: versions.merging(other.versions) { first, _ in first },
        reading: { own.contains($0) ? try bytes($0) : try other.read($0) },
        beginning: {
          own.contains($0) ? try beginning($0, $1) : try other.read($0, first: $1)
        },
        onDisk: { own.contains($0) ? try onDisk($0) : try other.file($0) })
      tree.aside = aside.subtracting(other.known)
      return tree
    }

    /// The first bytes of a file of this tree, at most `count`.
    public func read(_ path: String, first count: Int) throws -> [UInt8] {
      try beginning(path, count)
    }

    /// What told the version of a file when it was found; nil for one in memory.
    public func version(of path: String) -> [UInt64]? { versions[path] }

    /// A file of this tree as it lies on a disk; nil for one in memory.
    public func file(_ path: String) throws -> ContentFile? { try onDisk(path) }

    /// A file of this tree as one of the site, under the same path.
    public func output(_ path: String) throws -> OutputFile {
      if let file = try file(path) { return OutputFile(path: path, copyOf: file) }
      return OutputFile(path: path, bytes: try read(path))
    }
  }
#endif
