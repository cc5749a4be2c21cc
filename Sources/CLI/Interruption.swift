internal import Dispatch
internal import Synchronization

/// Ends work that leaves something behind when it is cut off: a signal asks it to end, and the program
/// ends when it has.
final class Interruption: Sendable {
  /// That a signal asked for the end.
  struct Stop: Error {
    /// What the program ends with.
    let code: Int32
  }

  private struct State {
    var isAtWork = true
    var code: Int32?
  }

  private let state = Mutex(State())
  private let ended = DispatchSemaphore(value: 0)

  /// Does short work that would leave something behind when it is cut off: a signal ends the program
  /// after it.
  static func afterwards<Result>(_ work: () throws -> Result) throws -> Result {
    let interruption = Interruption()
    try Signals.hear(interruption.request)
    defer { interruption.end() }
    return try work()
  }

  /// For `Signals`: waits until the work has ended.
  @Sendable func request(_ signal: Int32) -> Int32 {
    let code = 128 + signal
    let isAtWork = state.withLock { state in
      state.code = code
      return state.isAtWork
    }
    if isAtWork { ended.wait() }
    return code
  }

  /// Throws when a signal asked for the end. The work calls this where it can end well.
  func check() throws(Stop) {
    if let code = state.withLock({ $0.code }) { throw Stop(code: code) }
  }

  /// Says that nothing is left to be cleaned up.
  func end() {
    state.withLock { $0.isAtWork = false }
    ended.signal()
  }
}
