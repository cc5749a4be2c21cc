internal import Foundation

extension Target {
  /// What edits begin with: the target's own texts, and the fixtures where the repository is at
  /// hand. In a fixed order, so that a seed means the same inputs again.
  func readSeeds(from repository: String) -> [[UInt8]] {
    seeds.map { Array($0.utf8) }
      + fixtures.flatMap { folder, suffix in
        Self.files(in: repository + "/" + folder, endingWith: suffix)
      }
  }

  private static func files(in folder: String, endingWith suffix: String) -> [[UInt8]] {
    guard let names = FileManager.default.enumerator(atPath: folder) else { return [] }
    return names.compactMap { $0 as? String }.filter { $0.hasSuffix(suffix) }.sorted()
      .compactMap { FileManager.default.contents(atPath: folder + "/" + $0).map { Array($0) } }
  }
}
