/// The git repository that a folder lies in, by its `.git` alone.
public struct Repository {
  /// The top folder.
  public let root: String
  /// The folder's path from there, such as `teams/capacity`; `.` for the top itself.
  public let folder: String

  /// Nil outside of any repository. The folder need not exist.
  public init?(holding path: String) {
    guard let place = Disk.place(of: path) else { return nil }
    var names: [String] = []
    var root = place
    while Disk.kind(of: root + "/.git") == nil {
      guard let slash = root.lastIndex(of: "/"), root != "/" else { return nil }
      names.append(String(root[root.index(after: slash)...]))
      root = slash == root.startIndex ? "/" : String(root[..<slash])
    }
    self.root = root
    folder = names.isEmpty ? "." : names.reversed().joined(separator: "/")
  }
}
