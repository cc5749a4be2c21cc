internal import Subprocess

/// What a program that ran has left behind.
struct ProgramOutput {
  var succeeded: Bool
  var output: [UInt8]
  /// What it said on stderr, without the secrets an address may hold.
  var errors: String

  var text: String {
    String(decoding: output, as: UTF8.self)
  }

  /// The output without the line end that programs put behind it.
  var line: String { String(text.prefix { $0 != "\n" && $0 != "\r\n" }) }
}

/// A program of the machine, called without a shell: no argument is ever read as anything else.
struct Program {
  var name: String
  /// What to do when it is not there.
  var installation: String
  var environment: [String: String?] = [:]

  func run(
    _ arguments: [String], in folder: String? = nil, input: [UInt8] = []
  ) async throws(PublishError) -> ProgramOutput {
    var changes: [Environment.Key: String?] = [:]
    for (key, value) in environment {
      if let key = Environment.Key(rawValue: key) { changes.updateValue(value, forKey: key) }
    }
    do {
      let result = try await Subprocess.run(
        .name(name), arguments: Arguments(arguments), environment: .inherit.updating(changes),
        workingDirectory: folder.map { .init($0) }, input: .array(input),
        output: .bytes(limit: 1 << 28), error: .bytes(limit: 1 << 22))
      return ProgramOutput(
        succeeded: result.terminationStatus.isSuccess, output: result.standardOutput,
        errors: Redaction.redact(String(decoding: result.standardError, as: UTF8.self)))
    } catch {
      throw failure(error)
    }
  }

  private func failure(_ error: any Error) -> PublishError {
    if let error = error as? SubprocessError, error.code == .executableNotFound {
      return PublishError("the program '\(name)' is not installed", advice: installation)
    }
    return PublishError(
      "cannot run '\(name)': \(error)", advice: "run '\(name)' by hand to see why")
  }
}
