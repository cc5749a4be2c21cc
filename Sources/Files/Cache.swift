/// A folder of results that can be made again, each under a name. Whatever goes wrong with it costs
/// time and nothing else, so that reading and writing never fail.
public struct Cache: Sendable {
  private let folder: String

  /// - Parameter folder: made with the folders above it when something is kept.
  public init(folder: String) { self.folder = folder }

  /// What was kept under a name.
  public func read(_ name: String) -> [UInt8]? { try? Disk.contents(of: folder + "/" + name) }

  /// Readers find what was there or the new bytes, never a part.
  public func keep(_ bytes: [UInt8], as name: String) {
    _ = try? Disk.makeFolders(to: folder)
    try? SingleFile.replace(folder + "/" + name, with: bytes, isDurable: false)
  }
}
