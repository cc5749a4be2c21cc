/// A path as the file system compares it, byte by byte. Swift takes two spellings of `é` for the same
/// text, and most file systems hold a file for each.
public struct BytePath: Hashable, Sendable {
  private let bytes: [UInt8]

  public init(_ path: some StringProtocol) { bytes = Array(path.utf8) }
}
