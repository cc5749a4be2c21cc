internal import Dispatch
internal import Foundation

/// A program that is run to be measured.
struct Child {
  /// Processor time of all its threads, user and system, in seconds.
  let seconds: Double
  /// The most memory it held, in MiB.
  let peak: Double
  /// From its start to its end, in seconds.
  let elapsed: Double

  /// Runs a program found in `PATH` to its end, without its output. Nil when it is not there or
  /// fails.
  ///
  /// Systems count the memory of whoever starts a program as the program's, so a new process of this
  /// one's program starts it: it holds next to nothing.
  init?(_ arguments: [String], in folder: String? = nil) {
    guard let bench = Bundle.main.executableURL else { return nil }
    let (process, output) = (Process(), Pipe())
    process.executableURL = bench
    // What a build keeps for the next one is beside the site: on the same file system.
    let place = folder.map { ["env", "-C", $0, "XDG_CACHE_HOME=\($0)/cache"] } ?? []
    process.arguments = ["measure"] + place + arguments
    process.standardOutput = output
    guard (try? process.run()) != nil else { return nil }
    let printed = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    let figures = printed.split(whereSeparator: \.isWhitespace).compactMap { Double($0) }
    guard figures.count == 3 else { return nil }
    (seconds, peak, elapsed) = (figures[0], figures[1], figures[2])
  }

  /// What `bench measure PROGRAM …` does: runs the program and prints its figures.
  static func measure(_ command: [String]) {
    guard let child = Child(running: command) else { return }
    print(child.seconds, child.peak, child.elapsed)
  }

  private init?(running command: [String]) {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    for stream in [STDOUT_FILENO, STDERR_FILENO] {
      posix_spawn_file_actions_addopen(&actions, stream, "/dev/null", O_WRONLY, 0)
    }
    var strings: [UnsafeMutablePointer<CChar>?] = command.map { strdup($0) } + [nil]
    defer { for string in strings { free(string) } }
    let start = DispatchTime.now().uptimeNanoseconds
    var process = pid_t()
    guard posix_spawnp(&process, command[0], &actions, nil, &strings, environ) == 0 else {
      return nil
    }
    var (status, usage) = (Int32(), rusage())
    guard wait4(process, &status, 0, &usage) == process, status == 0 else { return nil }
    elapsed = Double(DispatchTime.now().uptimeNanoseconds - start) / 1e9
    seconds = CPUTime.seconds(usage.ru_utime) + CPUTime.seconds(usage.ru_stime)
    peak = Double(usage.ru_maxrss) / 1024
  }
}
