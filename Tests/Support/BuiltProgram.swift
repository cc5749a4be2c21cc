import Foundation

/// The program as it was built beside the tests, in a process of its own. It is started with all
/// signals as they are by default, and what it writes to standard error goes into a file: nothing
/// that it leaves running can hold up a test. It is ended with its children when nobody asks for its
/// end any more.
public final class BuiltProgram {
  private let process: pid_t
  private let errors: String
  private var isWaitedFor = false

  /// No command takes nearly as long, on the slowest machine.
  private static let patience = Duration.seconds(120)

  /// - Parameters:
  ///   - program: another one than ours, for tests of this class.
  ///   - environment: all variables it is run with.
  public init(
    _ arguments: [String], program: String? = nil, in folder: String,
    environment: [String: String]
  ) throws {
    let beside = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent().path
    errors = folder + "/errors-\(UUID().uuidString)"
    var actions = posix_spawn_file_actions_t()
    var attributes = posix_spawnattr_t()
    posix_spawn_file_actions_init(&actions)
    posix_spawnattr_init(&attributes)
    defer {
      posix_spawn_file_actions_destroy(&actions)
      posix_spawnattr_destroy(&attributes)
    }
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0)
    posix_spawn_file_actions_addopen(&actions, 2, errors, O_WRONLY | O_CREAT, 0o600)
    var (none, all) = (sigset_t(), sigset_t())
    sigemptyset(&none)
    sigfillset(&all)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setsigdefault(&attributes, &all)
    posix_spawnattr_setpgroup(&attributes, 0)
    posix_spawnattr_setflags(
      &attributes,
      Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETPGROUP))
    let shell = ["sh", "-c", #"cd "$1" && shift && exec "$@""#, "sh", folder]
    var words = (shell + [program ?? beside + "/headroom"] + arguments).map { strdup($0) } + [nil]
    var variables = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { for text in words + variables { free(text) } }
    var process = pid_t()
    let failure = posix_spawn(&process, "/bin/sh", &actions, &attributes, &words, &variables)
    if failure != 0 { throw POSIXError(POSIXErrorCode(rawValue: failure) ?? .EIO) }
    self.process = process
  }

  deinit {
    if !isWaitedFor { endAtOnce() }
  }

  public func send(signal: Int32) { kill(process, signal) }

  /// Ends it with all that it has started.
  private func endAtOnce() {
    kill(-process, SIGKILL)
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0, errno == EINTR {}
    isWaitedFor = true
  }

  /// Whether it has ended; its exit code is still to be asked for.
  public var hasEnded: Bool {
    var information = siginfo_t()
    let failure = waitid(P_PID, id_t(process), &information, WEXITED | WNOHANG | WNOWAIT)
    return failure != 0 || information.si_signo == SIGCHLD
  }

  /// That a program neither ended nor did what it was waited for.
  public struct Hangs: Error {}

  /// Waits until something has happened: true then, and false when the program ended before it did.
  public func waits(for hasHappened: () throws -> Bool) throws -> Bool {
    let end = ContinuousClock.now + Self.patience
    while try !hasHappened() {
      // What happened just before the end counts.
      if hasEnded { return try hasHappened() }
      if ContinuousClock.now >= end { throw Hangs() }
      usleep(2_000)
    }
    return true
  }

  /// Waits for its end: the exit code, and what it wrote to standard error.
  public func end() throws -> (code: Int32, errors: String) {
    do {
      _ = try waits { false }
    } catch {
      endAtOnce()
      throw error
    }
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0, errno == EINTR {}
    isWaitedFor = true
    let words = try String(contentsOfFile: errors, encoding: .utf8)
    // A signal that ends it counts as a shell would count it.
    return (status & 0x7F == 0 ? status >> 8 & 0xFF : 128 + status & 0x7F, words)
  }
}
