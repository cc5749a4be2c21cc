internal import Foundation

/// Some inputs in a process of their own: what kills it leaves the input in a file.
struct Batch {
  /// The most processor time that one input may take, in seconds; other programs don't count.
  static let longest = 10
  /// The longest that one input may take where something waits for ever.
  static let longestWait: UInt32 = 120

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
      Self.setClocks()
      if let fault = target.check(input) {
        print(fault)
        exit(1)
      }
    }
    exit(0)
  }

  /// A loop without end is ended by the system's clocks.
  private static func setClocks() {
    var time = itimerval()
    time.it_value.tv_sec = longest
    #if os(Linux)
      setitimer(__itimer_which_t(ITIMER_PROF.rawValue), &time, nil)
    #else
      setitimer(ITIMER_PROF, &time, nil)
    #endif
    alarm(longestWait)
  }
}
