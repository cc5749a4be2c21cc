internal import Pages

/// One site as it is served until the next build without errors replaces it. Files of the content stay on
/// the disk; all others are in memory, or made when asked for as long as the site is not whole.
struct ServedSite: Sendable {
  struct File: Sendable {
    enum Body: Sendable {
      case bytes([UInt8])
      case copy(ContentFile)
    }

    var body: Body
    /// Differs when the file does, as long as this process runs.
    var digest: String
  }

  private let files: [String: File]
  /// The same for the same site as long as this process runs: pages compare it to know that they are
  /// stale. After a restart it differs, and open pages load anew.
  let id: String
  /// Makes the files while they are not all there.
  private let early: EarlySite?

  /// - Parameter past: the site before, whose digests are taken over for files that are still the
  ///   same in memory.
  /// - Parameter edition: the number of the early site that this is all of.
  init(_ site: [OutputFile], edition: Int? = nil, after past: ServedSite? = nil) {
    var files: [String: File] = Dictionary(minimumCapacity: site.count)
    var whole = Hasher()
    for output in site {
      let file = File(output, after: past?.files[output.path])
      whole.combine(output.path)
      whole.combine(file.digest)
      files[output.path] = file
    }
    self.files = files
    id = edition.map(Self.id) ?? whole.hexadecimal
    early = nil
  }

  /// - Parameter past: the last whole site, whose digests are taken over by the next one.
  init(_ early: EarlySite, after past: ServedSite? = nil) {
    self.early = early
    id = Self.id(ofEdition: early.edition)
    files = past?.files ?? [:]
  }

  /// Whether every file of it is there.
  var isWhole: Bool { early == nil }

  /// Nil also for a file that only the whole site tells of.
  func file(at path: String) -> File? {
    guard let early else { return files[path] }
    return early.file(path).map { File($0, after: files[path]) }
  }

  private static func id(ofEdition edition: Int) -> String {
    var hasher = Hasher()
    hasher.combine(edition)
    return hasher.hexadecimal
  }
}

extension ServedSite.File {
  fileprivate init(_ output: OutputFile, after past: Self?) {
    var hasher = Hasher()
    if let source = output.source {
      hasher.combine(source)
      self.init(body: .copy(source), digest: hasher.hexadecimal)
      return
    }
    let output = output.inMemory
    if case .bytes(let known)? = past?.body, known.isSame(as: output.bytes), let past {
      self = past
      return
    }
    output.bytes.withUnsafeBytes { hasher.combine(bytes: $0) }
    self.init(body: .bytes(output.bytes), digest: hasher.hexadecimal)
  }
}

extension Hasher {
  /// Swift seeds its hash anew in each process, so a browser downloads everything once after a
  /// restart.
  fileprivate var hexadecimal: String { String(UInt(bitPattern: finalize()), radix: 16) }
}

extension [UInt8] {
  /// Whether both are one and the same array in memory; equal ones need not be.
  fileprivate func isSame(as other: [UInt8]) -> Bool {
    withUnsafeBufferPointer { mine in
      other.withUnsafeBufferPointer { mine.baseAddress == $0.baseAddress && mine.count == $0.count }
    }
  }
}
