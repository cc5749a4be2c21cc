internal import Dispatch

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// Hears the signals that ask a program to end, for as long as this value lives.
final class Signals {
  private let sources: [any DispatchSourceSignal]

  /// - Parameter action: called on a thread of its own, where locks and memory are safe to use, with
  ///   the signal's number. The program ends when it returns, with the code it gives.
  init(_ action: @escaping @Sendable (Int32) -> Int32) {
    sources = [SIGINT, SIGTERM].map { number in
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
      source.setEventHandler { _exit(action(number)) }
      source.resume()
      return source
    }
  }
}
