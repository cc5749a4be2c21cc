internal import Diagnostics
internal import Programs

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// Results to stdout, everything else to stderr; color only where a person reads it.
enum Terminal {
  /// Text for people.
  static func out(_ text: String) { out(Array(text.printable.utf8)) }

  /// Data, byte by byte. Ends the program with 3 when not all of it can be written: who reads a part
  /// must not take it for the whole.
  static func out(_ bytes: [UInt8]) {
    guard let failure = write(bytes, to: STDOUT_FILENO) else { return }
    error("error: cannot write to standard output: \(String(cString: strerror(failure)))")
    exit(3)
  }

  static func error(_ line: String) { styled(Redaction.redact(line).printable) }

  /// A line that may hold colors, whose parts were made printable before.
  static func styled(_ line: String) {
    _ = write(Array((line + "\n").utf8), to: STDERR_FILENO)
  }

  /// Lines about many things of one kind: the first twenty, and how many more there are.
  static func list(_ lines: [String]) {
    for line in lines.prefix(20) { error(line) }
    if lines.count > 20 { error("and \(lines.count - 20) more") }
  }

  /// A lock may be held for minutes.
  static func tellOfLock(around folder: String, _ holder: String) {
    error("waiting: \(holder) has locked the parent folder of \(folder)")
  }

  static func exit(_ code: Int32) -> Never {
    #if canImport(Glibc)
      Glibc.exit(code)
    #elseif canImport(Musl)
      Musl.exit(code)
    #else
      Darwin.exit(code)
    #endif
  }

  /// A line that the next one takes the place of; an empty one leaves nothing.
  static func status(_ line: String) {
    _ = write(Array("\r\u{1B}[K\(line.printableLine)".utf8), to: STDERR_FILENO)
  }

  /// Whether a person reads the messages as they come.
  static var isInteractive: Bool {
    isatty(STDERR_FILENO) == 1 && variable("TERM").map { $0 != "dumb" } ?? false
  }

  /// Whether messages may be colored.
  static var usesColour: Bool {
    isInteractive && (variable("NO_COLOR").map(\.isEmpty) ?? true)
  }

  private static func variable(_ name: String) -> String? { Machine.current.variables[name] }

  /// Opens what is closed of standard input, output and error, so that no file of ours gets their
  /// numbers: a result would be written into it.
  static func reserveStandardFiles() {
    for descriptor in [STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO]
    where fcntl(descriptor, F_GETFD) < 0 {
      // Only to be read, so that writing to a standard output that was closed fails as it should.
      _ = open("/dev/null", descriptor == STDERR_FILENO ? O_WRONLY : O_RDONLY)
    }
  }

  /// The beginning of standard input, at most `count` bytes and some more; ends the program with 3 when
  /// it can't be read.
  static func input(first most: Int) -> [UInt8] {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = buffer.withUnsafeMutableBytes { read(STDIN_FILENO, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR || (errno == EAGAIN && wait(for: STDIN_FILENO, POLLIN)) {
        continue
      }
      if count < 0 {
        error("error: cannot read standard input: \(String(cString: strerror(errno)))")
        exit(3)
      }
      if count == 0 || bytes.count > most { return bytes }
      bytes += buffer[..<count]
    }
  }

  /// Writes all of it; tells the number of the error when that is not possible. A reader that went
  /// away early, as `head` does, is none.
  private static func write(_ bytes: [UInt8], to descriptor: Int32) -> Int32? {
    var written = 0
    while written < bytes.count {
      let count = bytes[written...].withUnsafeBytes {
        #if canImport(Glibc)
          Glibc.write(descriptor, $0.baseAddress, $0.count)
        #elseif canImport(Musl)
          Musl.write(descriptor, $0.baseAddress, $0.count)
        #else
          Darwin.write(descriptor, $0.baseAddress, $0.count)
        #endif
      }
      if count >= 0 {
        written += count
        continue
      }
      switch errno {
      case EINTR: continue
      case EAGAIN where wait(for: descriptor, POLLOUT): continue
      case EPIPE: return nil
      case let failure: return failure
      }
    }
    return nil
  }

  /// Somebody else who holds the same file may have told it not to block.
  private static func wait(for descriptor: Int32, _ event: Int32) -> Bool {
    var waited = pollfd(fd: descriptor, events: Int16(event), revents: 0)
    return poll(&waited, 1, -1) >= 0 || errno == EINTR
  }
}
