internal import Comparison
internal import Diagnostics
internal import Files
internal import Observations
internal import Pages
internal import Publishing
internal import Reading
internal import Report
internal import Settings
internal import Site
internal import Workloads

/// A content folder, read and understood: the one way every command begins.
struct Handbook {
  let folder: String
  let content: FileTree
  let siteSettings: SiteSettings
  let capacity: Capacity
  /// The recorded releases.
  let history: History
  /// What running jobs took.
  let measurements: Measurements
  /// What is deployed, as far as the handbook keeps it.
  let deployed: DeployedFolder
  /// What a comparison may find changed.
  let comparison: ComparisonSettings
  let publishing: PublishSettings
  let findings: FindingRules
  /// What is wrong so far: with the files, the settings and the workloads.
  let diagnostics: [Diagnostic]

  /// Throws when the folder can't be read at all.
  init(folder: String, profile: String? = nil) throws {
    do {
      let (content, found) = try ContentFolder.read(folder)
      try self.init(folder: folder, content: content, found: found, profile: profile)
    } catch let error as DiskError {
      throw Failure.machine(error)
    }
  }

  /// A content folder that was read already, from wherever it is.
  init(
    folder: String, content: FileTree, found: [Diagnostic] = [], profile: String? = nil
  ) throws {
    self.folder = folder.count > 1 && folder.hasSuffix("/") ? String(folder.dropLast()) : folder
    try Self.refuseProject(content, at: self.folder)
    let problems = Problems()
    problems.add(found)
    let settings = HandbookSettings(content, problems: problems)
    var capacity = settings.capacity
    if let profile, let mistake = capacity.choose(profile: profile) { throw Failure.usage(mistake) }
    var site = settings.site
    site.folderName = SingleFile.absolute(folder)?.split(separator: "/").last.map(String.init)
    siteSettings = site
    findings = settings.findings.with(baseline: content)
    let content = try content.besides(settings.site, in: folder, problems: problems)
    self.content = content
    comparison = settings.comparison
    publishing = settings.publishing
    let (measurements, misread) = Measurements.load(content)
    self.measurements = measurements
    deployed = DeployedFolder(content)
    let (workloads, mistakes) = WorkloadFiles.read(
      content, settings: capacity, measured: measurements.work)
    self.capacity = Capacity(
      workloads: workloads, settings: capacity, address: siteSettings.url)
    let (history, unreadable) = History.load(content)
    self.history = history
    diagnostics =
      problems.all + mistakes + self.capacity.nameCollisions + unreadable + misread
      + deployed.diagnostics
      + measurements.strangers(besides: WorkloadFiles.ids(in: content))
  }

  /// Ends the command where the folder is not the handbook but holds it: all that is read there, such
  /// as the code of a project, would be taken for pages.
  private static func refuseProject(_ content: FileTree, at folder: String) throws {
    guard !content.contains("handbook.yaml"), content.contains("content/handbook.yaml") else {
      return
    }
    throw Failure.input(
      """
      error: no handbook.yaml in '\(folder)': the handbook is in \
      '\(folder == "." ? "" : folder + "/")content'; name that folder
      """)
  }

  /// Prints what is wrong, in one file or in all, and ends the command when there are errors.
  func refuseErrors(in file: String? = nil) throws {
    let found = diagnostics.filter { file == nil || $0.location?.file == file }
    DiagnosticPrinter(format: .text, folder: folder, sources: content).print(found)
    if found.hasErrors { throw Failure.content() }
  }

  /// The site of this handbook, ready to be written.
  func site(
    baseURL: String? = nil, drafts: Bool = false, lastChanges: LastChanges = LastChanges(),
    answeringWith module: [UInt8] = WhatIfModule.bytes, after past: PastBuild = PastBuild(),
    shelf: TextShelf? = nil
  ) -> Site {
    generated(baseURL: baseURL, lastChanges: lastChanges, answeringWith: module)
      .site(of: content, drafts: drafts, after: past, shelf: shelf)
  }

  /// All of the site that is not written in Markdown.
  func generated(
    baseURL: String? = nil, lastChanges: LastChanges = LastChanges(),
    answeringWith module: [UInt8] = WhatIfModule.bytes
  ) -> GeneratedSite {
    var settings = siteSettings
    if let baseURL { settings.url = baseURL.hasSuffix("/") ? baseURL : baseURL + "/" }
    var capacity = capacity
    capacity.address = settings.url
    let history = history.with(
      current: { capacity.snapshot(engineVersion: Version.number) },
      tolerance: comparison.tolerance)
    let pages =
      (isDocumentation
        ? []
        : capacity.pages(
          since: history.changesSinceRelease, answersBack: !module.isEmpty,
          measured: measurements.sections) + measurements.pages(of: capacity.workloads) + driftPages)
      + history.pages
    var insertions = capacity.insertions
    insertions.graph = Graphviz(.current).draw
    insertions.part = SnippetFolders(settings.snippets, beside: folder).read
    insertions = insertions.passingOver(unplanned)
    return GeneratedSite(
      settings: settings, pages: pages,
      resources: isDocumentation
        ? []
        : capacity.resources(engineVersion: Version.number, answersBack: !module.isEmpty),
      insertions: insertions, edition: edition(history, pages: pages, lastChanges, module: module),
      findings: findings)
  }

  private var driftPages: [Page] {
    deployed.resources.isEmpty
      ? [] : [PlannedClusters.drift(of: deployed.resources, from: capacity).page]
  }

  /// Whether there are no workloads and the team has a page of its own for the home page: then the site
  /// is its documents and nothing else.
  var isDocumentation: Bool {
    capacity.workloads.isEmpty && unplanned.isEmpty
      && ["index.md", "_index.md", "README.md", "readme.md"].contains(where: content.contains)
  }

  /// The workloads whose files have mistakes, so that there is nothing to say of them.
  private var unplanned: Set<String> {
    let ids = WorkloadFiles.ids(in: content).subtracting(capacity.workloads.map(\.definition.id))
    return ids.isEmpty ? ids : ids.subtracting(WorkloadFiles.foreignIDs(in: content))
  }

  /// When the pages last changed, when they are to say it.
  func lastChanges() throws -> LastChanges {
    guard siteSettings.showsLastChange else { return LastChanges() }
    return try LastChanges.read(folder, askedFor: siteSettings.lastChangePlace)
  }

  /// What made the site, and its releases as their pages tell them.
  private func edition(
    _ history: History, pages: [Page], _ lastChanges: LastChanges, module: [UInt8]
  ) -> Edition {
    let descriptions = Dictionary(pages.map { ($0.path, $0.description) }) { first, _ in first }
    var edition = Edition(
      colophon: isDocumentation
        ? "Made by Headroom \(Version.number)"
        : capacity.colophon(engineVersion: Version.number), release: history.shown,
      releases: history.announcements.map { release, page, day in
        Edition.Release(name: release, summary: descriptions[page] ?? "", page: page, day: day)
      }, lastChanges: lastChanges.days)
    edition.module = module
    return edition
  }
}

/// What a handbook's settings, workloads and releases make of its site.
struct GeneratedSite {
  var settings: SiteSettings
  var pages: [Page]
  var resources: [Resource]
  var insertions: Insertions
  var edition: Edition
  var findings: FindingRules

  /// The site, with the Markdown of the content.
  func site(
    of content: FileTree, drafts: Bool = false, after past: PastBuild = PastBuild(),
    shelf: TextShelf? = nil
  ) -> Site {
    Site(
      content: content, settings: settings, generated: pages, resources: resources,
      insertions: insertions, edition: edition, includesDrafts: drafts, past: past, shelf: shelf)
  }
}

extension Insertions {
  /// The same without anything about workloads that could not be planned: their files have the mistakes,
  /// and not the pages that name them.
  fileprivate func passingOver(_ workloads: Set<String>) -> Insertions {
    if workloads.isEmpty { return self }
    var insertions = self
    insertions.value = { [value] name, place in
      let parts = name.split(separator: ".")
      let isKnown =
        parts.count < 2 || parts[0] != "workloads" || !workloads.contains(String(parts[1]))
      return isKnown ? value(name, place) : .content(.empty)
    }
    insertions.directive = { [directive] asked, here in
      let isKnown = !asked.fields.contains { $0.key == "workload" && workloads.contains($0.value) }
      return isKnown ? directive(asked, here) : .content(.empty)
    }
    return insertions
  }
}

extension FileTree {
  /// The files without those that are excluded, and with those of other folders.
  fileprivate func besides(
    _ settings: SiteSettings, in folder: String, problems: Problems
  ) throws -> FileTree {
    var tree = self
    let excluded = PathPatterns(settings.exclude)
    if !excluded.isEmpty {
      tree = tree.settingAside { $0 != "handbook.yaml" && excluded.matches($0) }
    }
    for mount in settings.mounts {
      do {
        let (files, found) = try ContentFolder.read(folder + "/" + mount)
        problems.add(found)
        tree = tree.adding(files)
      } catch {
        problems.add(.noMount(mount, "can't be read: \(error.cause)", key: "mounts", settings))
      }
    }
    for name in settings.snippets where !ContentFolder.isThere(folder + "/" + name) {
      problems.add(.noMount(name, "is no folder", key: "snippets", settings))
    }
    return tree
  }
}

extension Diagnostic {
  fileprivate static func noMount(
    _ name: String, _ what: String, key: String, _ settings: SiteSettings
  ) -> Diagnostic {
    .error(
      "no-mount", "'\(name)' \(what)",
      at: settings.folderPlaces[name] ?? SourceLocation(file: "handbook.yaml"),
      hint: "paths in '\(key)' are relative to the content folder")
  }
}
