internal import Programs

/// Reads a repository through git's own commands. None of them touches the working tree or the
/// index, and none goes to the network.
struct Git {
  private let program: Program
  private let folder: String

  /// What a command printed, or what it complained of.
  enum Answer {
    case output([UInt8])
    case refusal(String)
  }

  /// - Parameter folder: where git runs; paths that begin with `./` are seen from here.
  init(folder: String, machine: Machine = .current) {
    self.folder = folder
    var program = Program.git(machine.variables)
    program.environment["GIT_OPTIONAL_LOCKS"] = "0"
    program.environment["GIT_NO_LAZY_FETCH"] = "1"
    self.program = program
  }

  func run(
    _ options: [String], operands: [String] = [], input: [UInt8] = []
  ) throws -> Answer {
    if let place = BareRepository.around(folder) {
      return .refusal(
        "'\(place)' is a git repository itself, with settings that could run programs")
    }
    do throws(ProgramFailure) {
      let result = try program.run(
        ["-C", folder] + options, operands: operands, input: input)
      return result.succeeded
        ? .output(result.output) : .refusal(Self.firstLine(of: result.errors))
    } catch {
      throw Failure.machine(error)
    }
  }

  /// Throws where a revision does not exist; git itself only says that it needed one.
  ///
  /// - Parameters:
  ///   - object: what is looked for, such as `main^{commit}`.
  ///   - name: how the user wrote it.
  func expect(_ object: String, named revision: String, name: String) throws {
    guard
      case .refusal(let reason) = try run(
        ["rev-parse", "--verify", "--end-of-options", object])
    else { return }
    let isAboutRevision = reason == "Needed a single revision"
    throw Failure.input(
      "error: cannot read '\(name)': "
        + (isAboutRevision ? "there is no revision '\(revision)' in this repository" : reason))
  }

  /// The commit at which the present state and a revision parted.
  ///
  /// - Parameter name: how the user wrote it.
  func mergeBase(of revision: String, name: String) throws -> String {
    try expect("\(revision)^{commit}", named: revision, name: name)
    guard case .output(let id) = try run(["merge-base"], operands: [revision, "HEAD"]) else {
      throw Failure.input(
        """
        error: cannot read '\(name)': '\(revision)' and HEAD have no common commit here
          hint: a shallow clone lacks it; fetch the history with 'git fetch --unshallow'
        """)
    }
    return String(decoding: id.prefix { $0 != UInt8(ascii: "\n") }, as: UTF8.self)
  }

  private static func firstLine(of text: String) -> String {
    let line = text.split(separator: "\n").first ?? "git failed"
    return line.hasPrefix("fatal: ") ? String(line.dropFirst(7)) : String(line)
  }
}
