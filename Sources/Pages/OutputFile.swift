/// A file of the rendered site: made in memory, or a file of the content that goes there as it is.
public struct OutputFile: Sendable {
  public var path: String
  /// What was made; empty for a file of the content, and for one that is made in pieces.
  public var bytes: [UInt8]
  /// A large file that is made while it is written, and never in memory as a whole.
  public private(set) var pieces: FilePieces?
  /// The file of the content, which is copied without ever being in memory as a whole.
  public var source: ContentFile?

  /// Whether it stands for the file that is in the site already, whose bytes were not made again.
  public private(set) var isKept = false

  public init(path: String, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
  }

  public init(path: String, pieces: FilePieces) {
    self.init(path: path, bytes: [])
    self.pieces = pieces
  }

  /// The same in memory as a whole.
  public var inMemory: OutputFile {
    pieces.map { OutputFile(path: path, bytes: $0.joined) } ?? self
  }

  public init(keptAt path: String) {
    self.init(path: path, bytes: [])
    isKept = true
  }

  public init(path: String, copyOf source: ContentFile) {
    self.path = path
    bytes = []
    self.source = source
  }
}

/// Parts of a file that follow each other, each made when it is asked for.
public struct FilePieces: Sendable {
  public let count: Int
  public let piece: @Sendable (Int) -> [UInt8]

  public init(_ count: Int, _ piece: @escaping @Sendable (Int) -> [UInt8]) {
    (self.count, self.piece) = (count, piece)
  }

  /// All of them together.
  public var joined: [UInt8] {
    var bytes: [UInt8] = []
    for number in 0..<count { bytes += piece(number) }
    return bytes
  }
}

/// A file of a content folder on a disk, as it was when it was looked at.
public struct ContentFile: Hashable, Sendable {
  /// Absolute.
  public let path: String
  /// The content folder, with every symbolic link followed, which the file must still be in when it is opened.
  public let root: String
  /// In bytes.
  public let size: Int
  /// Differs when the file was written since: its place on the disk and its times.
  public let version: [UInt64]

  public init(path: String, root: String, size: Int, version: [UInt64]) {
    self.path = path
    self.root = root
    self.size = size
    self.version = version
  }
}

/// A file beside the pages that is made when it is its turn to be written: downloads, data.
public struct Resource: Sendable {
  public var path: String
  private var pieces: FilePieces

  public init(path: String, bytes: @escaping @Sendable () -> [UInt8]) {
    self.path = path
    pieces = FilePieces(1) { _ in bytes() }
  }

  /// A large file, of which some pieces at a time are in memory.
  public init(path: String, pieces: FilePieces) {
    (self.path, self.pieces) = (path, pieces)
  }

  /// All of it at once.
  public func bytes() -> [UInt8] { pieces.joined }

  public var file: OutputFile {
    pieces.count == 1
      ? OutputFile(path: path, bytes: pieces.piece(0)) : OutputFile(path: path, pieces: pieces)
  }
}
