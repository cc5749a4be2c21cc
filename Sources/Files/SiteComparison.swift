public import Pages

/// Compares a site on disk with what would be rendered now, without writing anything.
public struct SiteComparison {
  private let path: String
  private var expected: Set<String> = [OutputFolder.manifestName]
  /// What differs, as sentence parts: `index.html differs`.
  public private(set) var differences: [String] = []

  public init(_ path: String) { self.path = path }

  public mutating func compare(_ file: OutputFile) throws(DiskError) {
    expected.insert(file.path)
    let place = path + "/" + file.path
    guard case .file(let size)? = Disk.kind(of: place) else {
      differences.append("\(file.path) is missing")
      return
    }
    if size == file.bytes.count, try Disk.contents(of: place) == file.bytes { return }
    differences.append("\(file.path) differs")
  }

  /// Files of the site that would no longer be there.
  public mutating func findLeftovers() throws(DiskError) {
    guard case .folder? = Disk.kind(of: path) else { return }
    try findLeftovers(in: "")
  }

  private mutating func findLeftovers(in folder: String) throws(DiskError) {
    for name in try Disk.names(in: path + "/" + folder) {
      let inner = folder + name
      if case .folder? = Disk.kind(of: path + "/" + inner) {
        try findLeftovers(in: inner + "/")
      } else if !expected.contains(inner) {
        differences.append("\(inner) is no longer part of the site")
      }
    }
  }
}
