internal import Synchronization

/// What is served now. Builds put it in place from one thread, connections read it from others.
final class Stage: Sendable {
  struct State: Sendable {
    /// The last good site; nil until there is one.
    var edition: Edition?
    /// What is wrong with the newest build, which then is not the one that is served.
    var problems = ""
  }

  private let state = Mutex(State())

  var current: State { state.withLock { $0 } }

  /// Takes in a build. True when a reader would see a difference.
  func present(_ preview: Preview) -> Bool {
    let past = current.edition
    let edition = preview.site.map { Edition($0, after: past) }
    return state.withLock { state in
      let before = (state.edition?.id, state.problems)
      if let edition { state.edition = edition }
      state.problems = edition == nil ? preview.problems : ""
      return before != (state.edition?.id, state.problems)
    }
  }
}
