public import Pages

/// Reads a file of the content piece by piece.
public final class FileReader {
  private let file: OpenFile
  /// In bytes, when it was opened.
  public let size: Int
  private var left: Int

  public init(_ file: ContentFile) throws(DiskError) {
    self.file = try OpenFile.reading(file.path, in: file.root)
    size = try self.file.size
    left = size
  }

  /// The next bytes, at most `count`; none at the end. A file that has become shorter is an error,
  /// and what was added to a longer one is left out: others were told its size.
  public func read(_ count: Int) throws(DiskError) -> [UInt8] {
    let wanted = min(count, left)
    if wanted == 0 { return [] }
    let bytes = try file.read(wanted)
    if bytes.count < wanted { throw DiskError("a file has become shorter") }
    left -= bytes.count
    return bytes
  }
}
