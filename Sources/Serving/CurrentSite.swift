internal import NIOCore
internal import Synchronization

/// The site that is served now. Builds replace it from one thread, connections read it from others.
final class CurrentSite: Sendable {
  struct State: Sendable {
    /// The last site without errors; nil until there is one.
    var site: ServedSite?
    /// What is wrong with the newest build, which then is not the one that is served.
    var problems = ""
  }

  private struct Shared {
    var state = State()
    /// Requests for files that only a whole site tells of.
    var waiting: [EventLoopPromise<Void>] = []
    var hasEnded = false

    mutating func takeWaiting() -> [EventLoopPromise<Void>] {
      defer { waiting = [] }
      return waiting
    }
  }

  private let shared = Mutex(Shared())

  var current: State { shared.withLock { $0.state } }

  /// Takes in a build. True when a reader would see a difference.
  func replace(with preview: Preview) -> Bool {
    let past = current.site
    let site =
      preview.early.map { ServedSite($0, after: past) }
      ?? preview.site.map { ServedSite($0, edition: preview.edition, after: past) }
    let (isDifferent, waiting) = shared.withLock { shared in
      let before = (shared.state.site?.id, shared.state.problems)
      if let site { shared.state.site = site }
      // The rest of a site does not mend what came to be wrong since.
      if preview.edition == nil { shared.state.problems = site == nil ? preview.problems : "" }
      let isDifferent = before != (shared.state.site?.id, shared.state.problems)
      return (isDifferent, site?.isWhole == true ? shared.takeWaiting() : [])
    }
    for promise in waiting { promise.succeed() }
    return isDifferent
  }

  /// Keeps a promise as soon as a whole site is there; breaks it when there will be none.
  func wait(_ promise: EventLoopPromise<Void>) {
    let isWhole: Bool? = shared.withLock { shared in
      if shared.hasEnded { return false }
      if shared.state.site?.isWhole == true { return true }
      shared.waiting.append(promise)
      return nil
    }
    if let isWhole { isWhole ? promise.succeed() : promise.fail(ChannelError.eof) }
  }

  /// No other site will come.
  func end() {
    let waiting = shared.withLock { shared in
      shared.hasEnded = true
      return shared.takeWaiting()
    }
    for promise in waiting { promise.fail(ChannelError.eof) }
  }
}
