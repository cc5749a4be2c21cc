internal import ArgumentParser
internal import Diagnostics
internal import Files
internal import Pages
internal import Programs
internal import Publishing

struct Publish: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "publish",
    abstract: "Render the handbook and send it to a host.",
    discussion: """
      TARGET is a name under 'publish:' in handbook.yaml, or a place:

        git:gh-pages                          a branch of this repository's origin
        git:https://git.example.com/docs.git#pages
        folder:/srv/www/handbook
        s3://bucket/prefix                    through the program 'aws'
        rclone:remote:path                    through the program 'rclone'

      Only files that differ are sent. git, aws and rclone use their own credentials.

      EXAMPLE
        headroom publish git:gh-pages --dry-run
        headroom publish web --version 2.1    next to other versions, as the latest
      """)

  @Argument(
    help: "A target's name or place; optional if handbook.yaml has exactly one.",
    completion: .target)
  var target: String?

  @Option(help: ArgumentHelp("The content folder.", valueName: "content"), completion: .directory)
  var content = "content"

  @Option(help: ArgumentHelp("Publish as this version, next to others.", valueName: "name"))
  var version: String?

  @Option(
    help: ArgumentHelp("The label in the version switch, instead of the name.", valueName: "text"))
  var title: String?

  @Option(
    help: ArgumentHelp(
      "Another folder for this version, taken from other versions.", valueName: "name"))
  var alias: [String] = []

  @Flag(help: "Leave 'latest' at the version it points to.")
  var keepLatest = false

  @Flag(help: "List what would change, and change nothing.")
  var dryRun = false

  @Flag(help: "Send everything again; a git branch becomes one commit without history.")
  var force = false

  @Flag(help: "Let versions replace a site that was published without versions.")
  var replaceSite = false

  @Flag(help: "Recreate the list of versions from the folders on the host.")
  var rebuildVersions = false

  @Option(
    help: ArgumentHelp("How mistakes are printed: text, json or github.", valueName: "format"))
  var diagnostics = DiagnosticFormat.text

  func validate() throws {
    for name in [version].compactMap({ $0 }) + alias {
      if let mistake = PublishedVersion.mistake(inName: name) { throw ValidationError(mistake) }
    }
    if version == nil,
      title != nil || !alias.isEmpty || keepLatest || rebuildVersions || replaceSite
    {
      throw ValidationError(
        "--title, --alias, --keep-latest, --rebuild-versions and --replace-site need --version")
    }
  }

  func run() throws {
    let handbook = try Handbook(folder: content)
    // A target with a mistake is none that could be chosen.
    if handbook.diagnostics.hasErrors { try report(handbook.diagnostics, of: handbook) }
    let chosen = try chosenTarget(of: handbook.publishing)
    let lastChanges = try handbook.lastChanges()
    let url = handbook.siteSettings.url
    var sites = SitesByFolder { folder in
      handbook.site(baseURL: url.map { $0 + folder }, lastChanges: lastChanges)
    }
    // Where it will most likely be served: only the host knows for certain.
    let site = sites.site(in: version == nil || url == nil ? "" : PublishedVersion.latest + "/")
    try report(
      handbook.diagnostics + site.diagnostics + lastChanges.diagnostics, of: handbook)
    var publisher = Publisher(
      target: chosen, content: content, message: message(for: handbook),
      environment: Machine.current.variables, temporary: Machine.current.temporary)
    publisher.version = version.map {
      PublishedVersion(
        name: $0, title: title ?? $0, aliases: (keepLatest ? [] : [PublishedVersion.latest]) + alias
      )
    }
    publisher.isNamedByHandbook = target.flatMap { Target(spelled: $0) } == nil
    publisher.isForced = force
    publisher.isRehearsal = dryRun
    publisher.waiting = { Terminal.tellOfLock(around: "\(chosen)", $0) }
    publisher.rebuildsVersions = rebuildVersions
    publisher.replacesSite = replaceSite
    try Signals.hear { number in
      Program.endAll()
      TemporaryFolder.removeAll()
      return 128 + number
    }
    TemporaryFolder.removeAbandoned(in: Machine.current.temporary)
    do {
      let changes = try publisher.publish { folder, sink in
        try sites.site(in: url == nil ? "" : folder).write(to: sink)
      }
      tell(changes, of: chosen)
    } catch let error as PublishError {
      throw Failure.machine(error.cause, advice: error.advice)
    }
  }

  private func report(_ found: [Diagnostic], of handbook: Handbook) throws {
    let found = handbook.findings.judge(found).findings
    let printer = DiagnosticPrinter(
      format: diagnostics, folder: handbook.folder, sources: handbook.content)
    printer.print(found)
    if found.hasErrors { throw Failure.input() }
  }

  private func chosenTarget(of settings: PublishSettings) throws -> Target {
    let names = settings.targets.map(\.name)
    guard let target else {
      if settings.targets.count == 1 { return settings.targets[0].target }
      throw Failure.usage(
        names.isEmpty
          ? "no target; give one, such as git:gh-pages, or add it under 'publish:' in handbook.yaml"
          : "which target?", hint: Nearest.choices(names))
    }
    if let found = Target(spelled: target) {
      if let mistake = found.mistake { throw Failure.usage(mistake) }
      return found
    }
    if let found = settings.target(named: target) { return found }
    if ["git:", "folder:", "s3:", "rclone:"].contains(target) {
      throw Failure.usage("'\(target)' names no place", hint: "write it behind the colon")
    }
    throw Failure.usage(
      "no target '\(Redaction.redact(target))'",
      hint: Nearest.hint(for: target, among: names)
        ?? "write it as git:, folder:, s3: or rclone: followed by a place; a repository as 'git:ADDRESS#BRANCH'"
    )
  }

  private func message(for handbook: Handbook) -> String {
    "Publish \(handbook.siteSettings.title)\(version.map { ", version \($0)" } ?? "")\n"
  }

  private func tell(_ changes: Changes, of target: Target) {
    if dryRun {
      for (sign, paths) in [("+", changes.added), ("~", changes.changed), ("-", changes.removed)] {
        for path in paths { Terminal.out("\(sign) \(path)\n") }
      }
    }
    if !dryRun { Terminal.list(changes.removed.map { "\(target): removed \($0)" }) }
    // Whoever put them there should know that they stay public.
    let visible = changes.others.filter { !$0.hasPrefix(".") }
    Terminal.list(visible.map { "\(target): \($0) was not published by Headroom; it stays" })
    Terminal.error("\(target): \(changes.summary)\(dryRun ? "; nothing was changed" : "")")
  }
}
