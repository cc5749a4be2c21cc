internal import ArgumentParser
internal import Diagnostics
internal import Files
internal import Observations
internal import Pages
internal import Report
internal import Settings
internal import Sizing

struct Calibrate: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "calibrate",
    abstract: "Derive assumptions from observed jobs, and print them with their error.",
    discussion: """
      Prints figures per core for each observed workload, then a profile for all others. Comments give \
      the number of observations behind a figure, its range when each of them is left out, and what is \
      still assumed.

      EXAMPLE
        headroom calibrate
        headroom calibrate --write our-cores     adds the profile to handbook.yaml
      """)

  @Option(help: ArgumentHelp("The content folder.", valueName: "content"), completion: .directory)
  var content = "content"

  @Option(
    help: ArgumentHelp(
      "Add the profile to handbook.yaml under this new name.",
      valueName: "name"))
  var write: String?

  func run() throws {
    let handbook = try Handbook(folder: content)
    try handbook.refuseErrors()
    let (capacity, name) = (handbook.capacity, write ?? "measured-here")
    try refuse(name: name, capacity)
    let calibration = Calibration(
      handbook.measurements, workloads: capacity.workloads, profile: capacity.settings.profile)
    guard let calibration else {
      throw Failure.input(
        "error: no workload was observed\n  hint: record one: 'headroom observe ID URL'")
    }
    Terminal.out(calibration.yaml(name: name))
    if write != nil { try add(calibration.entry(name: name), of: name, to: handbook) }
  }

  private func refuse(name: String, _ capacity: Capacity) throws {
    let isPlain = name.utf8.allSatisfy { byte in
      (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte) || byte == 0x2D || byte == 0x2E
    }
    guard isPlain, let first = name.utf8.first, (0x61...0x7A).contains(first) else {
      throw Failure.usage(
        "--write '\(name)' is no name of a profile",
        hint: "use lower-case letters, digits, '-' and '.', such as our-cores")
    }
    if write != nil, capacity.settings.profiles.contains(where: { $0.name == name }) {
      throw Failure.usage(
        "the profile '\(name)' is there already", hint: "name a new one, or remove it first")
    }
  }

  /// What the program could not read back is not written.
  private func add(_ entry: [String], of name: String, to handbook: Handbook) throws {
    let path = handbook.folder + "/handbook.yaml"
    let old = String(decoding: (try? handbook.content.read("handbook.yaml")) ?? [], as: UTF8.self)
    let edited = ProfileEdit.text(old, adding: entry)
    if let mistake = edited.flatMap({ mistake(in: $0, handbook) }) {
      throw Failure.input(
        "error: the profile can't be used: \(mistake)\n"
          + "  hint: see whether the observations' figures are right")
    }
    guard let text = edited, reads(text, name, in: handbook) else {
      throw Failure.input(
        "error: 'profiles' in \(path) can't be continued line by line\n"
          + "  hint: add the lines above to it by hand")
    }
    do {
      try Interruption.afterwards { try SingleFile.write(Array(text.utf8), to: path) }
    } catch let error as DiskError {
      throw Failure.machine(error)
    }
    Terminal.error(
      "\(path): profile '\(name)' added; 'profile: \(name)' makes it the effective one")
  }

  private func reads(_ text: String, _ name: String, in handbook: Handbook) -> Bool {
    let (settings, diagnostics) = settings(of: text, handbook)
    return !diagnostics.hasErrors && settings.capacity.profiles.contains { $0.name == name }
  }

  /// A figure of the profile that no profile may have.
  private func mistake(in text: String, _ handbook: Handbook) -> String? {
    settings(of: text, handbook).diagnostics.first { $0.id == "out-of-range" }?.message
  }

  private func settings(
    of text: String, _ handbook: Handbook
  ) -> (settings: HandbookSettings, diagnostics: [Diagnostic]) {
    let problems = Problems()
    // Gates and waivers name workloads, so the other paths stay.
    let content = FileTree(paths: handbook.content.paths) { path in
      path == "handbook.yaml" ? Array(text.utf8) : []
    }
    return (HandbookSettings(content, problems: problems), problems.all)
  }
}
