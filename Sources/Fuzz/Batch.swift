internal import Foundation

/// Some inputs in a process of their own: what kills it leaves the input in a file.
struct Batch {
  /// The longest that one input may take, in seconds.
  static let longest: UInt32 = 10

  let target: Target
  let seed: UInt64
  /// Where the input stands while it is tried.
  let file: String

  /// Tries every input of the batch; exits with 1 at the first that fails.
  func run(from repository: String) -> Never {
    var mutator = Mutator(target, seeds: target.readSeeds(from: repository), seed: seed)
    let file = open(file, O_RDWR | O_CREAT, 0o644)
    for _ in 0..<target.perBatch {
      let input = mutator.next()
      ftruncate(file, 0)
      _ = pwrite(file, input, input.count, 0)
      // A loop without end is ended by the system's clock.
      alarm(Self.longest)
      if let fault = target.check(input) {
        print(fault)
        exit(1)
      }
    }
    exit(0)
  }
}
