internal import ArgumentParser
internal import Files
internal import Observations

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// Where a running job's answers come from: its REST API, or a folder of saved ones.
struct RunningJobOptions: ParsableArguments {
  @Argument(
    help: ArgumentHelp(
      "The JobManager's REST address, such as http://localhost:8081.", valueName: "url"))
  var address: String?

  @Option(
    help: ArgumentHelp(
      "A folder of saved answers, instead of an address; --addresses says which.",
      valueName: "dir"), completion: .directory)
  var saved: String?

  @Option(
    help: ArgumentHelp(
      "A line that every request gets, such as 'Authorization: Bearer TOKEN', or @FILE with lines.",
      valueName: "header"))
  var header: [String] = []

  @Option(
    help: ArgumentHelp("Keep the answers in a new or empty folder, for --saved.", valueName: "dir"),
    completion: .directory)
  var keep: String?

  @Flag(help: "Print which answers to save under which name, for --saved.")
  var addresses = false

  func validate() throws {
    if addresses { return }
    if (address == nil) == (saved == nil) {
      throw ValidationError("give the JobManager's address, or --saved with a folder of answers")
    }
    if saved != nil, keep != nil || !header.isEmpty {
      throw ValidationError("--keep and --header are for an address, not for --saved")
    }
  }

  /// The answers of the job, or why there are none.
  ///
  /// - Parameter window: time between the two readings, seconds.
  func answers(window: Double) throws -> JobAnswers {
    let asking = try asking()
    do throws(Refusal) {
      return try JobReading(asking, window: window).answers()
    } catch {
      throw Failure.refused(error)
    }
  }

  private func asking() throws -> Asking {
    if let saved { return Self.reading(saved) }
    let curl = try Curl(.current, address: address ?? "", headers: header)
    if let keep { try Self.makeEmpty(keep) }
    return Asking(
      answer: { [keep] question throws(Refusal) in
        let bytes = try curl.answer(question)
        if let keep { try Self.keep(bytes, keep + "/" + question.file) }
        return bytes
      },
      pause: { usleep(UInt32(min($0, 3600) * 1e6)) })
  }

  private static func makeEmpty(_ folder: String) throws {
    do throws(DiskError) {
      try NewFolder.fill(folder, with: [])
    } catch {
      throw Failure.machine(error)
    }
  }

  private static func keep(_ bytes: [UInt8], _ path: String) throws(Refusal) {
    do throws(DiskError) {
      try SingleFile.writeMakingFolder(bytes, to: path)
    } catch {
      throw Refusal(
        error.description, advice: "name another folder with --keep", isOfMachine: true)
    }
  }

  /// The longest saved answer, bytes.
  private static let answerLimit = 16 << 20

  private static func reading(_ folder: String) -> Asking {
    Asking(answer: { question throws(Refusal) in
      do throws(DiskError) {
        return try SingleFile.read(folder + "/" + question.file, atMost: answerLimit)
      } catch {
        throw Refusal(
          error.description,
          advice:
            "save the answer to \(question.address) as \(question.file); --addresses lists all")
      }
    })
  }
}

extension Failure {
  static func refused(_ refusal: Refusal) -> Failure {
    refusal.isOfMachine
      ? .machine(refusal.reason, advice: refusal.advice)
      : .input("error: \(refusal.reason)\n  hint: \(refusal.advice)")
  }
}
