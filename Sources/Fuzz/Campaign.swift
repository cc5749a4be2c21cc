internal import Foundation

/// Batches of all targets in turn until the time is up.
struct Campaign {
  private let targets: [Target]
  private let seed: UInt64
  private let seconds: Double
  private let folder = ".build/fuzz"

  init(targets: [Target], seed: UInt64, seconds: Double) throws {
    self.targets = targets
    self.seed = seed
    self.seconds = seconds
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
  }

  /// The number of failures.
  func run() throws -> Int {
    let end = ContinuousClock.now + .seconds(seconds)
    var failures = 0
    var (batches, inputs) = (UInt64(0), 0)
    while ContinuousClock.now < end || batches < UInt64(targets.count) {
      let target = targets[Int(batches % UInt64(targets.count))]
      if try !isSound(target, seed: seed &+ batches) { failures += 1 }
      batches += 1
      inputs += target.perBatch
    }
    print("\(inputs) inputs in \(batches) batches, \(failures) failures")
    return failures
  }

  /// Runs one batch in its own process and keeps the input that ended it.
  private func isSound(_ target: Target, seed: UInt64) throws -> Bool {
    let name = "\(target.name)-\(seed)"
    let file = "\(folder)/\(name)"
    let child = Process()
    child.executableURL = URL(fileURLWithPath: CommandLine.arguments[0])
    child.arguments = ["--batch", file, "--target", target.name, "--seed", "\(seed)"]
    try child.run()
    child.waitUntilExit()
    Scratch.remove(of: child.processIdentifier)
    let isSound = child.terminationReason == .exit && child.terminationStatus == 0
    if isSound {
      try? FileManager.default.removeItem(atPath: file)
    } else {
      print("\(target.name), seed \(seed): \(Self.end(of: child)); the input is in \(file)")
    }
    return isSound
  }

  private static func end(of child: Process) -> String {
    guard child.terminationReason == .uncaughtSignal else { return "wrong result" }
    switch child.terminationStatus {
    case SIGPROF: return "more than \(Batch.longest) s"
    case SIGALRM: return "waits for more than \(Batch.longestWait) s"
    case let signal: return "killed by signal \(signal)"
    }
  }
}
