public import Pages

/// The folder a site is written to. It changes as a whole or not at all: the new site is built
/// in a folder beside it and takes its place in one step.
///
/// Nothing is built beside it before the first file that differs, so that a build which changes
/// nothing only reads. Files of others in the folder stay, and none is overwritten.
public struct OutputFolder {
  public let path: String
  private let place: SitePlace
  /// Held while this value lives: a second build of the same folder waits its turn.
  private let lock: FolderLock
  /// What we wrote the last time; nil when there is no site.
  private let previous: SiteFileList?
  private lazy var ours = Set((previous?.paths ?? []).map { BytePath($0) })
  private var written = SiteFileList()
  /// Of the files that were made for the new site.
  private(set) var stamps: [String: Stamp] = [:]
  /// Whether these files were given other names since, which changes their stamps.
  private(set) var hasSecondNames = false
  /// Files that stay as they are, to be given a second name in the new site.
  private var unchanged: [String] = []
  /// Folders of the new site that were made.
  private var folders: Set<BytePath> = []
  /// The one that the last file is in: the next is often in it or in one around it, too.
  private var lastFolder: Substring?
  /// Folders of the site that is there which were found to be folders, or not there.
  private var checked: Set<BytePath> = []
  /// Where the new site is made, once anything is.
  private var staged: OpenFolder?
  /// Where a second tree of the site may be kept between builds.
  private let spare: SpareTree?
  /// The site as it was, when the spare tree is like it: that becomes the new site then.
  private(set) var past: PastSite?
  /// Files whose bytes differ from the site that was there, or that it did not have.
  public private(set) var changed = 0
  /// Files of others in the folder, which stay: a folder that is all theirs is named by itself, with
  /// a slash behind it.
  public private(set) var others: [String] = []

  /// Files of ours that were there and that the new site does not have any more, each once; known when
  /// it was published.
  public private(set) var removed: [String] = []

  /// The files of the new site, without the list of them.
  var paths: [String] { written.paths }

  /// What every site of ours holds, so that no other folder is ever replaced.
  public static let listName = ".headroom-site"

  /// Throws when a site at `path` would replace the content it is made from, or become part of it.
  public static func refuse(_ path: String, holding content: String) throws(DiskError) {
    guard let output = Disk.place(of: path), let source = Disk.resolved(content) else { return }
    if source == output || source.hasPrefix(output == "/" ? "/" : output + "/") {
      throw DiskError("\(path) contains the content folder", advice: "choose another folder")
    }
    if output.hasPrefix(source == "/" ? "/" : source + "/") {
      throw DiskError("\(path) is in the content folder", advice: "choose another folder")
    }
  }

  /// The files of a site that is there which we wrote; nil when the folder is empty or absent. Throws
  /// when the folder is not ours.
  public static func files(in path: String) throws(DiskError) -> [String]? {
    try SitePlace(path).list()?.paths.filter { $0 != listName }
  }

  /// The same without those that somebody removed, each file once.
  public static func filesThere(in path: String) throws(DiskError) -> [String]? {
    try SitePlace(path).list()?.there(in: path).filter { $0 != listName }
  }

  /// The paths that a list of ours names, wherever it was found.
  public static func paths(inList bytes: [UInt8]) -> [String] { SiteFileList(bytes).paths }

  /// Files of others in a site that is there, each by its path.
  public static func others(in path: String) throws(DiskError) -> [String] {
    guard let list = try SitePlace(path).list() else { return [] }
    return try OthersFiles(in: path, besides: list.paths + [listName]).allFiles
  }

  /// Puts back a site that a killed build left without its name. Whoever ends early because of
  /// mistakes in the content calls this first.
  ///
  /// - Parameter waiting: called once when the folder around the site is locked, with who holds it.
  public static func recover(
    _ path: String, waiting: (_ holder: String) -> Void = { _ in }
  ) throws(DiskError) {
    let place = SitePlace(path)
    guard place.needsRecovery else { return }
    let lock = try FolderLock(containing: place.path, waiting: waiting)
    try place.recover()
    withExtendedLifetime(lock) {}
  }

  /// Begins a new site. Throws when the folder is not ours, or stays locked by others.
  ///
  /// - Parameters:
  ///   - spare: where a second tree of the site may be kept between builds.
  ///   - past: the site as the last build left it, if that is known.
  ///   - waiting: called once when the folder around the site is locked, with who holds it.
  public init(
    _ path: String, spare: SpareTree? = nil, after past: PastSite? = nil,
    waiting: (_ holder: String) -> Void = { _ in }
  ) throws(DiskError) {
    try self.init(
      SitePlace(path), patience: .seconds(120), spare: spare, after: past, waiting: waiting)
  }

  init(
    _ place: SitePlace, patience: Duration, spare: SpareTree? = nil, after past: PastSite? = nil,
    waiting: (_ holder: String) -> Void = { _ in }
  ) throws(DiskError) {
    self.place = place
    self.spare = spare
    path = place.path
    lock = try FolderLock(containing: place.path, patience: patience, waiting: waiting)
    try place.recover()
    guard let past, let spare, past.isInPlace(Self.listName), past.hasSameFolders,
      spare.isLike(past)
    else {
      previous = try place.list()
      return
    }
    previous = SiteFileList(written: Array(past.paths.dropLast()))
    self.past = past
  }

  /// Where the new site is made.
  private var staging: String {
    if past != nil, let spare { spare.folder } else { place.staging }
  }

  /// Makes room for what is known of so many files.
  public mutating func expect(files count: Int) { stamps.reserveCapacity(count) }

  /// Does something to the new site. What fails is told of the site's own name.
  private func named<Result>(_ body: () throws(DiskError) -> Result) throws(DiskError) -> Result {
    do { return try body() } catch { throw error.naming(path, insteadOf: staging) }
  }

  /// Adds a file to the new site. One with the bytes it had stays the same file, with its time.
  /// Throws when a file of others is in its place.
  public mutating func add(_ file: OutputFile) throws(DiskError) {
    if file.isKept { return keep(file.path) }
    try refuseOthers(at: file.path)
    written.paths.append(file.path)
    if previous != nil, try Disk.isSame(path + "/" + file.path, as: file) {
      unchanged.append(file.path)
      return
    }
    try refuseOthers(inPlaceOf: file.path)
    changed += 1
    try stage(file)
  }

  /// Adds a file that is written anew whatever is there, as long as it is ours.
  public mutating func replace(_ file: OutputFile) throws(DiskError) {
    try refuseOthers(at: file.path)
    try refuseOthers(inPlaceOf: file.path)
    written.paths.append(file.path)
    changed += 1
    try stage(file)
  }

  /// A folder of the site may be no link and no file of others.
  private mutating func refuseOthers(at file: String) throws(DiskError) {
    guard previous != nil, let folder = file.folderOfFile.map(String.init) else { return }
    guard checked.insert(BytePath(folder)).inserted else { return }
    try refuseOthers(at: folder)
    switch Disk.kind(of: path + "/" + folder) {
    case nil, .folder: return
    case .file, .link, .other: if !ours.contains(BytePath(folder)) { throw inTheWay(folder) }
    }
  }

  /// Without a site nothing is there that could be in the way.
  private mutating func refuseOthers(inPlaceOf file: String) throws(DiskError) {
    guard previous != nil, !ours.contains(BytePath(file)) else { return }
    if Disk.kind(of: path + "/" + file) != nil { throw inTheWay(file) }
  }

  private func inTheWay(_ file: String) -> DiskError {
    DiskError(
      "\(path)/\(file) was not written by Headroom, and the site has a file of that name",
      advice: "move it away, or rename the page")
  }

  private mutating func stage(_ file: OutputFile) throws(DiskError) {
    let staged = try makeFolders(for: file.path)
    stamps[file.path] = try named { () throws(DiskError) in
      let path = staged[file.path]
      // In the spare tree it is another name of the file that stays in the site until the exchange.
      if past != nil { try Disk.remove(path.shown) }
      return try Disk.create(path, with: file)
    }
  }

  /// Carries a file of the site that was there over to the new one, unread and unchanged.
  public mutating func keep(_ file: String) {
    written.paths.append(file)
    unchanged.append(file)
  }

  /// Returns where the file goes.
  @discardableResult
  private mutating func makeFolders(for file: String) throws(DiskError) -> OpenFolder {
    let staged = try begunStaging()
    if let folder = file.folderOfFile { try makeFolder(folder, in: staged) }
    return staged
  }

  private mutating func begunStaging() throws(DiskError) -> OpenFolder {
    if let staged { return staged }
    if past != nil, let spare { try spare.beginChanges() } else { try place.makeStaging() }
    let begun = try named { () throws(DiskError) in try OpenFolder(staging) }
    staged = begun
    return begun
  }

  /// Makes a folder and those it is in, unless they are there.
  private mutating func makeFolder(
    _ path: Substring, in staged: OpenFolder
  ) throws(DiskError) {
    if let lastFolder, path.isOrHolds(lastFolder) { return }
    defer { lastFolder = path }
    guard folders.insert(BytePath(path)).inserted else { return }
    if let outer = path.folderOfFile { try makeFolder(outer, in: staged) }
    try named { () throws(DiskError) in
      let path = staged[String(path)]
      if past != nil, case .file? = Disk.kind(of: path) { try Disk.remove(path.shown) }
      try Disk.makeFolder(path)
    }
  }

  /// Puts the new site in the place of the old one. True when anything changed.
  public mutating func publish() throws(DiskError) -> Bool {
    written.paths.sort { $0.isInBytesBefore($1) }
    let isSame = changed == 0 && previous == written
    if let past, let spare {
      if !isSame { try exchange(with: spare, after: past) }
      return !isSame
    }
    let strangers = try OthersFiles(
      in: path, besides: (previous?.paths ?? []) + written.paths + [Self.listName],
      namesOnly: isSame)
    others = strangers.names
    if isSame { return false }
    for file in unchanged { try carryOver(file) }
    try makeFolders(for: Self.listName)
    try place.named { () throws(DiskError) in
      try strangers.carryOver(to: place.staging)
      try Disk.create(place.staging + "/" + Self.listName, with: written.bytes)
    }
    removed = previous.map { $0.gone(in: path, now: written) } ?? []
    let mayKeep =
      strangers.names.isEmpty && written.paths.count >= spare?.leastFiles ?? .max
    try place.replace { (old) throws(DiskError) in
      guard mayKeep, try keep(old) else { return try place.remove(old) }
    }
    return true
  }

  /// Keeps the tree of the site that was there as the spare one; false where it can't be.
  private mutating func keep(_ old: String) throws(DiskError) -> Bool {
    let known = (previous?.paths ?? []) + [Self.listName]
    guard let spare, try OthersFiles(in: old, besides: known, namesOnly: true).names.isEmpty else {
      return false
    }
    hasSecondNames = true
    return try spare.become(old, like: path, changed: stamps.keys.sorted(), removed: removed)
  }

  /// Makes the spare tree the site, and the site that was there the spare tree.
  private mutating func exchange(with spare: SpareTree, after past: PastSite) throws(DiskError) {
    if let previous, previous != written { removed = previous.gone(in: path, now: written) }
    try makeFolders(for: Self.listName)
    try named { () throws(DiskError) in
      for file in removed { try spare.remove(file) }
      if previous != written {
        try Disk.remove(spare.folder + "/" + Self.listName)
        try Disk.create(spare.folder + "/" + Self.listName, with: written.bytes)
      }
      try spare.endChanges()
    }
    let changed = stamps.keys.sorted()
    hasSecondNames = true
    try place.replace(with: spare.folder) { (old) throws(DiskError) in
      // What others wrote during the build has to come back.
      guard old == spare.folder, past.hasFolders(in: old) else { return try place.remove(old) }
      try spare.follow(path, changed: changed, removed: removed)
    }
  }

  /// Gives an unchanged file a name in the new site too; a copy where the file system can't.
  private mutating func carryOver(_ file: String) throws(DiskError) {
    try makeFolders(for: file)
    let old = path + "/" + file
    if Disk.hardLink(old, as: place.staging + "/" + file) { return }
    try place.named { () throws(DiskError) in
      try Disk.copy(old, as: place.staging + "/" + file)
    }
  }

  /// Forgets the new site; the old one is untouched.
  public func abandon() {
    if past != nil {
      if staged != nil { spare?.discard() }
    } else {
      try? place.removeStaging(place.staging)
    }
  }
}
