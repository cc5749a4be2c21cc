internal import Diagnostics
internal import Pages

/// Registers each path of the site once; the first claim keeps it.
///
/// Paths are compared as the most forgiving file system or host sees them: without letter case
/// (`Straße` and `STRASSE` are one), and by Unicode's canonical equivalence, which is how Swift compares
/// and hashes strings.
struct OutputRegister: Sendable {
  /// Claims by their path without letter case.
  private var files: [String: OutputClaim] = [:]
  /// Folders without letter case, each with the first claim that needs it.
  private var folders: [String: OutputClaim] = [:]
  private(set) var collisions: [PathCollision] = []
  private var knownCollisions: Set<[Claimant]> = []

  init(capacity: Int = 0) {
    files.reserveCapacity(capacity)
    folders.reserveCapacity(capacity)
  }

  /// Every path of a file that is claimed, in byte order.
  var paths: [String] {
    files.values.filter(\.claimant.isFile).map(\.path)
      .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// Whether the path was free; if not, the collision is recorded.
  mutating func claim(_ path: String, for claimant: Claimant) -> Bool {
    let claim = OutputClaim(path: path, claimant: claimant)
    let key = path.caseFolded
    var newFolders: [String] = []
    if let collision = collision(of: claim, key: key, &newFolders) {
      add(collision)
      return false
    }
    files[key] = claim
    for folder in newFolders { folders[folder] = claim }
    return true
  }

  /// Whether a file at this very path is claimed already.
  func hasFile(_ path: String) -> Bool {
    files[path.caseFolded].map { $0.path.utf8.elementsEqual(path.utf8) } ?? false
  }

  /// - Parameter newFolders: gets the folders of the path that are not known yet.
  private func collision(
    of claim: OutputClaim, key: String, _ newFolders: inout [String]
  ) -> PathCollision? {
    if let other = files[key] {
      return PathCollision(
        kind: .init(other.path, claim.path), first: other, second: claim)
    }
    if let other = folders[key] {
      return PathCollision(
        kind: .folder(file: claim.path, below: other.path), first: other, second: claim)
    }
    for folder in key.foldersAbove {
      // One that is known to be a folder is no file, and those above it are known, too.
      if folders[folder] != nil { return nil }
      guard let other = files[folder] else {
        newFolders.append(folder)
        continue
      }
      return PathCollision(
        kind: other.claimant == .searchTexts
          ? .inside(folder: other.path) : .folder(file: other.path, below: claim.path),
        first: other, second: claim)
    }
    return nil
  }

  /// Two pages collide with their HTML and with their twins, which is one mistake.
  private mutating func add(_ collision: PathCollision) {
    let pair = [collision.first.claimant, collision.second.claimant]
    if knownCollisions.insert(pair).inserted { collisions.append(collision) }
  }
}

extension String {
  /// The same for all spellings that differ in letter case alone, as Unicode folds it.
  ///
  /// A letter whose capital is written with two, such as `ß`, becomes these, and of letters with one
  /// capital, such as `ſ` and `s`, all become one. The dotless `ı` is none of the spellings of `i`.
  fileprivate var caseFolded: String {
    let capitals = UInt8(ascii: "A")...UInt8(ascii: "Z")
    // Most are in small letters, and then their text is not held twice.
    if !hasByte(where: { $0 >= 0x80 || capitals.contains($0) }) { return self }
    if !hasByte(where: { $0 >= 0x80 }) { return lowercased() }
    var folded = ""
    for scalar in unicodeScalars {
      let capital = scalar == "ı" ? "ı" : scalar.properties.uppercaseMapping
      for scalar in capital.unicodeScalars { folded += scalar.properties.lowercaseMapping }
    }
    return folded
  }

  /// `a/b` and `a` for `a/b/c`: each folder a path is in, the innermost first.
  fileprivate var foldersAbove: some Sequence<String> {
    sequence(state: self[...]) { rest -> String? in
      guard let folder = rest.folderOfFile else { return nil }
      rest = folder
      return String(folder)
    }
  }
}

extension Claimant {
  /// Whether it is one file, which is written.
  fileprivate var isFile: Bool {
    switch self {
    case .reserved, .searchTexts, .printPart: false
    case .written, .generated, .asset, .resource, .alias, .theme, .searchIndex, .printPage,
      .wellKnown:
      true
    }
  }
}
