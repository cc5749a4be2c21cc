/// A folder of results that can be made again, each under a name. Whatever goes wrong with it costs
/// time and nothing else, so that reading and writing never fail.
///
/// It is used only while it is the user's own and nobody else may write to it: what others put there
/// would be taken for our results.
public struct Cache: Sendable {
  private let folder: String

  /// - Parameter folder: made with the folders above it when something is kept, for the user alone.
  public init(folder: String) { self.folder = folder }

  /// What was kept under a name.
  public func read(_ name: String) -> [UInt8]? {
    Disk.isPrivate(folder) ? try? Disk.contents(of: folder + "/" + name) : nil
  }

  /// Readers find what was there or the new bytes, never a part.
  public func keep(_ bytes: [UInt8], as name: String) { keep([bytes], as: name) }

  /// The same for bytes in pieces.
  func keep(_ pieces: [[UInt8]], as name: String) {
    _ = try? Disk.makeFolders(to: folder, rights: 0o700)
    guard Disk.isPrivate(folder) else { return }
    try? SingleFile.replaceQuickly(folder + "/" + name, with: pieces)
  }

  /// Where something under a name is or would be; nil while the folder is not the user's own.
  func path(of name: String) -> String? { Disk.isPrivate(folder) ? folder + "/" + name : nil }

  /// The first bytes of what was kept under a name.
  func read(_ name: String, first count: Int) -> [UInt8]? {
    Disk.isPrivate(folder) ? try? Disk.contents(of: folder + "/" + name, first: count) : nil
  }

  /// Everything that is kept, by its names.
  var names: [String] { Disk.isPrivate(folder) ? (try? Disk.names(in: folder)) ?? [] : [] }

  func remove(_ name: String) {
    if let path = path(of: name) { try? Disk.remove(path) }
  }
}
