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
    do throws(ProgramFailure) {
      let result = try program.run(
        ["-C", folder] + options, operands: operands, input: input)
      return result.succeeded
        ? .output(result.output) : .refusal(Self.firstLine(of: result.errors))
    } catch {
      throw Failure.machine(error)
    }
  }

  private static func firstLine(of text: String) -> String {
    let line = text.split(separator: "\n").first ?? "git failed"
    return line.hasPrefix("fatal: ") ? String(line.dropFirst(7)) : String(line)
  }
}
