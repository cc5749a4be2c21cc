internal import CPosix
internal import Synchronization

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// Hears the signals that ask a program to end, from the moment it is told to.
///
/// A thread of its own waits for them, so that they are heard however busy all others are.
enum Signals {
  private static let numbers = [SIGINT, SIGTERM, SIGHUP]
  private static let isEnding = Mutex(false)

  /// - Parameter action: called on a thread of its own, where locks and memory are safe to use, with
  ///   the signal's number. The program ends when it returns, with the code it gives.
  static func hear(_ action: @escaping @Sendable (Int32) -> Int32) throws {
    let pipe = cposix_hear_signals(numbers, Int32(numbers.count))
    guard pipe >= 0 else {
      throw Failure.machine("cannot make a pipe: \(String(cString: strerror(errno)))")
    }
    try SystemThread.start {
      var number: UInt8 = 0
      while read(pipe, &number, 1) != 1 {}
      isEnding.withLock { $0 = true }
      // A terminal that takes no message, or a disk that does not answer, must not keep it here.
      alarm(10)
      _exit(action(Int32(number)))
    }
  }

  /// Lets a write beyond the largest size of a file fail, as on a full disk, instead of ending the program:
  /// what was written so far would stay.
  static func ignoreFileSizeLimit() { _ = signal(SIGXFSZ, SIG_IGN) }

  /// Waits for the end of a program that was asked to end: what fails from then on, because its files
  /// are gone, is no failure to tell.
  static func yieldToEnd() {
    while isEnding.withLock({ $0 }) { sleep(1) }
  }
}

/// A thread of the system, or the error that there is none.
enum SystemThread {
  static func start(_ body: @escaping @Sendable () -> Void) throws {
    let context = Unmanaged.passRetained(Body(body))
    let failure = cposix_start_thread(
      { context in
        guard let context else { return }
        Unmanaged<Body>.fromOpaque(context).takeRetainedValue().body()
      }, context.toOpaque())
    if failure == 0 { return }
    context.release()
    throw none(failure)
  }

  /// Throws where the system has no further thread to give: libraries that need one would not return.
  static func refuseNone() throws {
    let failure = cposix_try_thread()
    if failure != 0 { throw none(failure) }
  }

  private static func none(_ failure: Int32) -> Failure {
    .machine(
      "cannot start a thread: \(String(cString: strerror(failure)))",
      advice: "allow more processes ('ulimit -u'), then try again")
  }

  private final class Body: Sendable {
    let body: @Sendable () -> Void

    init(_ body: @escaping @Sendable () -> Void) { self.body = body }
  }
}
