/// What a folder looks like from outside: every file's place, size and times. Two of them differ
/// when anything was written, renamed or removed between.
public struct TreeSnapshot: Equatable, Sendable {
  private var stamps: [BytePath: [UInt64]] = [:]
  /// The folder and every folder below it, for those who watch them.
  public private(set) var folders: [String] = []

  /// Looks at the files that `ContentFolder` would read. A folder that is not there looks empty.
  public init(_ folder: String) {
    guard let root = Disk.resolved(folder),
      let walk = try? FolderWalk(root, passingOverUnreadable: true)
    else { return }
    folders = walk.folders.map { $0.isEmpty ? root : root + "/" + $0 }
    for file in walk.files { stamps[BytePath(file.path)] = file.stamp.words }
  }
}
