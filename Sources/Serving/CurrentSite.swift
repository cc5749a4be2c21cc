internal import Synchronization

/// The site that is served now. Builds replace it from one thread, connections read it from others.
final class CurrentSite: Sendable {
  struct State: Sendable {
    /// The last site without errors; nil until there is one.
    var site: ServedSite?
    /// What is wrong with the newest build, which then is not the one that is served.
    var problems = ""
  }

  private let state = Mutex(State())

  var current: State { state.withLock { $0 } }

  /// Takes in a build. True when a reader would see a difference.
  func replace(with preview: Preview) -> Bool {
    let past = current.site
    let site = preview.site.map { ServedSite($0, after: past) }
    return state.withLock { state in
      let before = (state.site?.id, state.problems)
      if let site { state.site = site }
      state.problems = site == nil ? preview.problems : ""
      return before != (state.site?.id, state.problems)
    }
  }
}
