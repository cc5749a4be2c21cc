internal import CPosix
internal import Synchronization

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// One run of a program, with the ends of its pipes that are ours.
///
/// The thread that runs it does all of the work, and needs no other one: pages are rendered on all
/// threads there are, and each may have a graph to draw.
struct RunningProgram: ~Copyable {
  private let program: Program
  private let process: Int32
  private var input: Pipe
  private var output: Pipe
  private var errors: Pipe
  private var isWaitedFor = false

  /// What is kept of standard error.
  private static let errorLimit = 4 << 20
  /// How long a program that is told to end may take.
  private static let grace = Duration.seconds(2)

  private init(
    _ program: Program, process: Int32, input: Int32, output: Int32, errors: Int32
  ) {
    (self.program, self.process) = (program, process)
    (self.input, self.output, self.errors) = (Pipe(input), Pipe(output), Pipe(errors))
  }

  /// The processes that were started and not waited for yet; nil once no more may be started.
  private static let running = Mutex<Set<Int32>?>([])

  /// Tells all of them to end, so that they can tidy up, and ends those that do not.
  static func endAll() {
    let processes = running.withLock { running in
      defer { running = nil }
      return running ?? []
    }
    for process in processes { kill(process, SIGTERM) }
    let end = ContinuousClock.now + grace
    var rest = processes
    while !rest.isEmpty, ContinuousClock.now < end {
      rest = rest.filter { !hasEnded($0) }
      usleep(5_000)
    }
    for process in rest { kill(process, SIGKILL) }
  }

  /// Looks without waiting for it, which is for whoever runs it.
  private static func hasEnded(_ process: Int32) -> Bool {
    var information = siginfo_t()
    let failure = waitid(P_PID, id_t(process), &information, WEXITED | WNOHANG | WNOWAIT)
    return failure != 0 || information.si_signo == SIGCHLD
  }

  static func start(
    _ program: Program, _ arguments: [String], in folder: String?
  ) throws(ProgramFailure) -> RunningProgram {
    guard let path = program.path else { throw .notInstalled(program: program.name) }
    let (input, output, errors) = (Ends(), Ends(), Ends())
    let (process, failure) = running.withLock { running -> (Int32, Int32) in
      guard running != nil else { return (-1, ECANCELED) }
      let process = spawn(path, program, arguments, in: folder, input, output, errors)
      let failure = errno
      if process > 0 { _ = running?.insert(process) }
      return (process, failure)
    }
    for end in [input.read, output.write, errors.write] { close(end) }
    if process < 0 {
      for end in [input.write, output.read, errors.read] { close(end) }
      throw .notRun(program: program.name, reason: reason(failure))
    }
    return RunningProgram(
      program, process: process, input: input.write, output: output.read, errors: errors.read)
  }

  private static func reason(_ failure: Int32) -> String {
    failure == EAGAIN
      ? "no further process may be started (see 'ulimit -u')" : String(cString: strerror(failure))
  }

  deinit {
    for end in [input.descriptor, output.descriptor, errors.descriptor] where end >= 0 {
      close(end)
    }
    if process > 0, !isWaitedFor {
      kill(process, SIGKILL)
      var status: Int32 = 0
      while waitpid(process, &status, 0) < 0, errno == EINTR {}
    }
    Self.running.withLock { _ = $0?.remove(process) }
  }

  private struct Ends {
    let read: Int32
    let write: Int32

    init() {
      var ends: [Int32] = [-1, -1]
      _ = cposix_pipe(&ends)
      (read, write) = (ends[0], ends[1])
    }
  }

  private struct Pipe {
    var descriptor: Int32
    var bytes: [UInt8] = []

    init(_ descriptor: Int32) {
      self.descriptor = descriptor
      _ = fcntl(descriptor, F_SETFL, O_NONBLOCK)
    }

    mutating func end() {
      close(descriptor)
      descriptor = -1
    }
  }

  private static func spawn(
    _ path: String, _ program: Program, _ arguments: [String], in folder: String?, _ input: Ends,
    _ output: Ends, _ errors: Ends
  ) -> Int32 {
    var words = ([program.name] + arguments).map { strdup($0) } + [nil]
    var variables =
      program.environment.sorted { $0.key < $1.key }.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { for text in words + variables { free(text) } }
    return cposix_spawn(path, &words, &variables, folder, input.read, output.write, errors.write)
  }

  /// Feeds the program, takes what it prints, and ends it when its time is over.
  consuming func run(on bytes: [UInt8]) throws(ProgramFailure) -> ProgramOutput {
    var rest = bytes[...]
    let end = ContinuousClock.now + program.timeLimit
    if rest.isEmpty { input.end() }
    while output.descriptor >= 0 || errors.descriptor >= 0 {
      if ContinuousClock.now >= end {
        terminate()
        throw program.tooLate
      }
      guard wait(for: min(end - ContinuousClock.now, .milliseconds(100))) else {
        // Nothing moves: a child of the program may hold the pipes of one that has ended.
        if let status = status(waiting: false) { return result(status) }
        continue
      }
      if input.descriptor >= 0 { feed(&rest) }
      Self.take(&output)
      Self.take(&errors)
      if errors.bytes.count > Self.errorLimit {
        errors.bytes.removeLast(errors.bytes.count - Self.errorLimit)
      }
      if output.bytes.count > program.outputLimit {
        throw .outputLimit(program: program.name, bytes: program.outputLimit)
      }
    }
    while true {
      if let status = status(waiting: false) { return result(status) }
      if ContinuousClock.now >= end {
        terminate()
        throw program.tooLate
      }
      usleep(1000)
    }
  }

  /// Waits until one of the pipes can be used; false when none can in time.
  private func wait(for time: Duration) -> Bool {
    var waited = [
      pollfd(fd: output.descriptor, events: Int16(POLLIN), revents: 0),
      pollfd(fd: errors.descriptor, events: Int16(POLLIN), revents: 0),
      pollfd(fd: input.descriptor, events: Int16(POLLOUT), revents: 0),
    ]
    let milliseconds = time / .milliseconds(1)
    return poll(&waited, nfds_t(waited.count), Int32(max(1, milliseconds))) > 0
  }

  /// A program that does not read all of its input has not failed by that.
  private mutating func feed(_ rest: inout ArraySlice<UInt8>) {
    let count = rest.withUnsafeBytes {
      cposix_write_pipe(input.descriptor, $0.baseAddress, $0.count)
    }
    if count > 0 { rest = rest.dropFirst(count) }
    if rest.isEmpty || (count < 0 && errno != EAGAIN && errno != EINTR) { input.end() }
  }

  private static func take(_ pipe: inout Pipe) {
    guard pipe.descriptor >= 0 else { return }
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    let count = read(pipe.descriptor, &buffer, buffer.count)
    if count > 0 {
      pipe.bytes += buffer[..<count]
    } else if count == 0 || (errno != EAGAIN && errno != EINTR) {
      pipe.end()
    }
  }

  private mutating func status(waiting: Bool) -> Int32? {
    var status: Int32 = 0
    while true {
      let found = waitpid(process, &status, waiting ? 0 : WNOHANG)
      if found < 0, errno == EINTR { continue }
      if found == 0 { return nil }
      isWaitedFor = true
      return found < 0 ? -1 : status
    }
  }

  /// Tells the program to end, so that it can tidy up, and ends it when it does not.
  private mutating func terminate() {
    kill(process, SIGTERM)
    let end = ContinuousClock.now + Self.grace
    while ContinuousClock.now < end {
      if status(waiting: false) != nil { return }
      usleep(10_000)
    }
  }

  private func result(_ status: Int32) -> ProgramOutput {
    ProgramOutput(
      succeeded: status == 0, output: output.bytes,
      errors: String(decoding: errors.bytes, as: UTF8.self))
  }
}
