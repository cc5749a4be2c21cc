internal import Files
internal import Programs

/// Why nothing was published: the cause in one line, and what to do about it in another.
public struct PublishError: Error, Equatable, Sendable {
  public var cause: String
  public var advice: String

  init(_ cause: String, advice: String) {
    self.cause = cause
    self.advice = advice
  }

  init(_ error: DiskError) {
    self.init(error.cause, advice: error.advice ?? "fix it, then publish again")
  }
}

extension PublishError {
  /// - Parameter installation: what to do when the program is not there.
  init(_ failure: ProgramFailure, installation: String) {
    let advice =
      switch failure {
      case .notInstalled: installation
      case .timeLimit(let program, _):
        "find out with '\(program)' what takes so long, then publish again"
      case .outputLimit, .operandLikeOption: "publish to another place"
      case .notRun(let program, _): "run '\(program)' by hand to see why"
      }
    self.init(failure.description, advice: advice)
  }
}

extension PublishError {
  /// Settings that anybody may have committed.
  static func bare(_ place: String) -> PublishError {
    PublishError(
      "the folder '\(place)' around the handbook is a git repository itself, with settings that could"
        + " run programs",
      advice: "remove its files HEAD, config, objects and refs, or keep the handbook elsewhere")
  }
}

extension Program {
  /// Runs the program, and tells why it can't be run as this module does.
  func run(
    _ options: [String], operands: [String] = [], in folder: String? = nil, input: [UInt8] = [],
    installation: String
  ) throws(PublishError) -> ProgramOutput {
    do throws(ProgramFailure) {
      return try run(options, operands: operands, in: folder, input: input)
    } catch {
      throw PublishError(error, installation: installation)
    }
  }
}

/// Runs something on the disk, and tells its failure as this module does.
func disk<Result>(_ body: () throws(DiskError) -> Result) throws(PublishError) -> Result {
  do { return try body() } catch { throw PublishError(error) }
}
