internal import Subprocess

/// Reads a repository through git's own commands. None of them touches the working tree or the
/// index, and none goes to the network.
struct Git {
  /// Where git runs; paths that begin with `./` are seen from here.
  let folder: String

  /// What a command printed, or what it complained of.
  enum Answer {
    case output([UInt8])
    case refusal(String)
  }

  /// Far more than any handbook, and still a bound.
  private static let largest = 512 << 20

  func run(_ arguments: [String], input: [UInt8] = []) async throws -> Answer {
    do {
      let result = try await Subprocess.run(
        .name("git"), arguments: Arguments(["-C", folder] + arguments),
        environment: .inherit.updating(["GIT_OPTIONAL_LOCKS": "0", "GIT_NO_LAZY_FETCH": "1"]),
        input: .array(input), output: .bytes(limit: Self.largest),
        error: .string(limit: 1 << 20))
      if result.terminationStatus.isSuccess { return .output(result.standardOutput) }
      return .refusal(Self.firstLine(of: result.standardError))
    } catch let error as SubprocessError {
      throw Failure.machine("cannot run git: \(error.description)")
    }
  }

  private static func firstLine(of text: String) -> String {
    let line = text.split(separator: "\n").first ?? "git failed"
    return line.hasPrefix("fatal: ") ? String(line.dropFirst(7)) : String(line)
  }
}
