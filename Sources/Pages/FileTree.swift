/// The files under a folder, by their path from it with `/` between the parts.
public struct FileTree: Sendable {
  /// Paths in byte order, so that no file system decides anything.
  public let paths: [String]
  private let known: Set<String>
  private let bytes: @Sendable (String) throws -> [UInt8]
  private let beginning: @Sendable (String, Int) throws -> [UInt8]

  /// Files that are read when asked for.
  ///
  /// - Parameter beginning: Reads no more than the first bytes; without it the file is read whole.
  public init(
    paths: [String], reading bytes: @escaping @Sendable (String) throws -> [UInt8],
    beginning: (@Sendable (String, Int) throws -> [UInt8])? = nil
  ) {
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

  /// The first bytes of a file of this tree, at most `count`.
  public func read(_ path: String, first count: Int) throws -> [UInt8] {
    try beginning(path, count)
  }
}

/// A file of the rendered site.
public struct OutputFile: Sendable {
  public var path: String
  public var bytes: [UInt8]

  public init(path: String, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
  }
}

/// A file beside the pages that is made when it is its turn to be written: downloads, data.
public struct Resource: Sendable {
  public var path: String
  public var bytes: @Sendable () -> [UInt8]

  public init(path: String, bytes: @escaping @Sendable () -> [UInt8]) {
    self.path = path
    self.bytes = bytes
  }
}
