/// A file of the rendered site: made in memory, or a file of the content that goes there as it is.
public struct OutputFile: Sendable {
  public var path: String
  /// What was made; empty for a file of the content.
  public var bytes: [UInt8]
  /// The file of the content, which is copied without ever being in memory as a whole.
  public var source: ContentFile?

  /// Whether it stands for the file that is in the site already, whose bytes were not made again.
  public private(set) var isKept = false

  public init(path: String, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
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
  public var bytes: @Sendable () -> [UInt8]

  public init(path: String, bytes: @escaping @Sendable () -> [UInt8]) {
    self.path = path
    self.bytes = bytes
  }
}
