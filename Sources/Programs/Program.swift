/// A program of this machine. It runs without a shell, so no argument is read as anything else, and
/// with the environment it is given and no more.
public struct Program: Sendable {
  /// As it is looked up in `PATH`.
  public let name: String
  public var environment: [String: String]
  /// How long one call may take.
  public var timeLimit: Duration
  /// The most bytes of output that a call may print.
  public var outputLimit: Int
  /// Whether `--` ends the program's options. Where it does not, an operand may not begin with `-`.
  let separatesOperands: Bool
  /// What stands before all other options.
  let firstOptions: [String]

  public init(
    _ name: String, environment: [String: String], timeLimit: Duration,
    outputLimit: Int = 256 << 20, separatesOperands: Bool, firstOptions: [String] = []
  ) {
    self.name = name
    self.environment = environment
    self.timeLimit = timeLimit
    self.outputLimit = outputLimit
    self.separatesOperands = separatesOperands
    self.firstOptions = firstOptions
  }

  /// Runs the program and waits for its end, on no thread but the one it is called on. A program
  /// that ends with another code than 0 is a result, not an error.
  ///
  /// - Parameters:
  ///   - options: what we write ourselves.
  ///   - operands: what comes from files or from the command line; never read as options.
  ///   - input: standard input, which is empty without it.
  public func run(
    _ options: [String], operands: [String] = [], in folder: String? = nil, input: [UInt8] = []
  ) throws(ProgramFailure) -> ProgramOutput {
    let arguments = try arguments(options, operands)
    return try RunningProgram.start(self, arguments, in: folder).run(on: input)
  }

  /// Ends all programs that run, for one that is about to end itself; none can be started afterwards.
  public static func endAll() { RunningProgram.endAll() }

  /// What the program is called with: the options, and behind `--` the operands.
  func arguments(
    _ options: [String], _ operands: [String]
  ) throws(ProgramFailure) -> [String] {
    let options = firstOptions + options
    if operands.isEmpty { return options }
    if separatesOperands { return options + ["--"] + operands }
    if let option = operands.first(where: { $0.hasPrefix("-") }) {
      throw .operandLikeOption(program: name, operand: option)
    }
    return options + operands
  }
}

/// What a program that ran has printed, and whether it ended with code 0.
public struct ProgramOutput: Equatable, Sendable {
  public let succeeded: Bool
  public let output: [UInt8]
  /// Standard error, without the credentials an address may hold.
  public let errors: String

  public init(succeeded: Bool, output: [UInt8], errors: String) {
    self.succeeded = succeeded
    self.output = output
    self.errors = Redaction.redact(errors)
  }

  public var text: String { String(decoding: output, as: UTF8.self) }

  /// The first line of the output.
  public var line: String { String(text.prefix { !$0.isNewline }) }
}

/// Why a program has no result.
public enum ProgramFailure: Error, Equatable, Sendable {
  case notInstalled(program: String)
  case timeLimit(program: String, seconds: Int)
  case outputLimit(program: String, bytes: Int)
  case operandLikeOption(program: String, operand: String)
  case notRun(program: String, reason: String)
}

extension ProgramFailure: CustomStringConvertible {
  public var description: String {
    switch self {
    case .notInstalled(let program): "the program '\(program)' is not installed"
    case .timeLimit(let program, let seconds): "'\(program)' did not finish within \(seconds) s"
    case .outputLimit(let program, let bytes): "'\(program)' printed more than \(bytes) bytes"
    case .operandLikeOption(let program, let operand):
      "'\(Redaction.redact(operand))' would be taken for an option of '\(program)'"
    case .notRun(let program, let reason): "cannot run '\(program)': \(reason)"
    }
  }
}

extension Program {
  var tooLate: ProgramFailure {
    .timeLimit(program: name, seconds: Int(timeLimit.components.seconds))
  }
}
