internal import Foundation
public import Pages

/// What the last build of a site was made from and what it left, so that a build of the same again
/// is known to change nothing before anything is rendered.
///
/// It is kept in the user's cache folder and not in the site, whose bytes depend on the content
/// alone. Losing it costs one full build.
public struct BuildRecord {
  private let site: String
  private let file: String
  private let inputs: Hash
  /// Whether every input has been as it is for long enough that a change would show in its times.
  private let isSettled: Bool

  /// A file system may give two changes this close together the same time, in nanoseconds.
  private static let resolution: UInt64 = 2_000_000_000

  /// Looks at what a build is about to be made from: the program, its options, the content. Nil
  /// where nothing can be remembered.
  public init?(site: String, content folder: String, _ content: FileTree, program: [String]) {
    guard let cache = UserCache.folder("builds") else { return nil }
    self.init(
      site: site, content: folder, content, program: program, cache: cache,
      resolution: Self.resolution)
  }

  init?(
    site: String, content folder: String, _ content: FileTree, program: [String], cache: String,
    resolution: UInt64
  ) {
    guard let place = Self.absolute(site),
      let executable = Bundle.main.executablePath
    else { return nil }
    var inputs = Hash()
    var newest: UInt64 = 0
    for word in program { inputs.add(word) }
    let files = content.paths.map { ($0, folder + "/" + $0) }
    for (name, path) in [("", executable)] + files {
      guard let stamp = Stamp(of: path) else { return nil }
      inputs.add(name)
      inputs.add(stamp)
      newest = max(newest, stamp.changed)
    }
    var name = Hash()
    name.add(place)
    self.site = site
    self.inputs = inputs
    file = cache + "/" + name.digits
    isSettled = newest + resolution < Stamp.now
  }

  /// How many files the site has, when it is what a build would make; else nil.
  public var currentFiles: Int? {
    guard let known = try? Disk.contents(of: file), let paths = try? OutputFolder.files(in: site),
      known == record(of: paths)
    else { return nil }
    return paths.count
  }

  /// Remembers the site that was made. Failing to is no failure of the build.
  public func save() {
    guard isSettled, let paths = try? OutputFolder.files(in: site), let bytes = record(of: paths)
    else { return }
    try? FileManager.default.createDirectory(
      atPath: (file as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
    _ = FileManager.default.createFile(atPath: file, contents: Data(bytes))
  }

  /// The content as it was looked at, and the site as it is; nil when a file of it is missing.
  private func record(of paths: [String]) -> [UInt8]? {
    var outputs = Hash()
    for path in paths + [OutputFolder.manifestName] {
      guard let stamp = Stamp(of: site + "/" + path) else { return nil }
      outputs.add(path)
      outputs.add(stamp)
    }
    return Array("\(inputs.digits) \(outputs.digits)\n".utf8)
  }

  private static func absolute(_ path: String) -> String? {
    path.hasPrefix("/") ? path : Disk.resolved(".").map { $0 + "/" + path }
  }
}

/// FNV-1a of 64 bits over names and stamps.
private struct Hash {
  private var value: UInt64 = 0xcbf2_9ce4_8422_2325

  mutating func add(_ text: String) {
    for byte in text.utf8 { add(UInt64(byte)) }
    add(0x100)  // no byte, so that no text runs into the next
  }

  mutating func add(_ stamp: Stamp) { for word in stamp.words { add(word) } }

  private mutating func add(_ word: UInt64) {
    value = (value ^ word) &* 0x100_0000_01b3
    value ^= value >> 29
  }

  var digits: String { String(value, radix: 16) }
}
