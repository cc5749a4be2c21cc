public import Pages

/// Compares a site on disk with what would be rendered now, without writing anything.
public struct SiteComparison {
  private let path: String
  private var expected: Set<BytePath> = [BytePath(OutputFolder.listName)]
  /// What differs, as sentence parts: `index.html differs`.
  public private(set) var differences: [String] = []

  public init(_ path: String) { self.path = path }

  public mutating func compare(_ file: OutputFile) throws(DiskError) {
    expected.insert(BytePath(file.path))
    let place = path + "/" + file.path
    guard case .file? = Disk.kind(of: place) else {
      differences.append("\(file.path) is missing")
      return
    }
    if try !Disk.isSame(place, as: file) { differences.append("\(file.path) differs") }
  }

  /// Files of others, which no build removes: `uploads/`.
  public private(set) var others: [String] = []

  /// Files of the site that would no longer be there, and those that no build wrote.
  public mutating func findLeftovers() throws(DiskError) {
    guard case .folder? = Disk.kind(of: path) else { return }
    let list = try OutputFolder.filesThere(in: path) ?? []
    for file in list where !expected.contains(BytePath(file)) {
      differences.append("\(file) is no longer part of the site")
    }
    others = try OthersFiles(in: path, besides: list + expected.map(\.shown), namesOnly: true).names
  }
}
