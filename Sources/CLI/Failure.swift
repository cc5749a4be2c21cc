internal import Files
internal import Programs

/// Why a command ends early, with the exit code that says whose fault it was.
struct Failure: Error {
  var code: Int32
  /// One line; empty when everything has been said.
  var message = ""
  /// Whether it is about what stands in a handbook or snapshot, and not about its name.
  var isOfContent = false

  /// The input has errors, or a threshold or `--check` failed.
  static func input(_ message: String = "") -> Failure { Failure(code: 1, message: message) }
  /// The same, where a handbook or snapshot that was named cannot be understood.
  static func content(_ message: String = "") -> Failure {
    Failure(code: 1, message: message, isOfContent: true)
  }
  /// The command was called wrongly.
  static func usage(_ message: String, hint: String? = nil) -> Failure {
    Failure(code: 2, message: "error: " + message + (hint.map { "; " + $0 } ?? ""))
  }
  /// The machine failed us: disk, network, a missing program.
  static func machine(_ message: String) -> Failure {
    Failure(code: 3, message: "error: " + message)
  }
  /// The same, with what to do about it.
  static func machine(_ cause: String, advice: String?) -> Failure {
    machine(cause + (advice.map { "\n  hint: " + $0 } ?? ""))
  }
  static func machine(_ error: DiskError) -> Failure {
    machine(error.cause, advice: error.advice)
  }
  static func machine(_ error: ProgramFailure) -> Failure {
    switch error {
    case .notInstalled(let program): machine(error.description, advice: "install \(program)")
    case .timeLimit, .outputLimit, .operandLikeOption, .notRun: machine(error.description)
    }
  }
}
