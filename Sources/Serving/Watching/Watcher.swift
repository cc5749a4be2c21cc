internal import Files

/// Tells when a folder is different from what it was, and quiet again.
///
/// The system's notice only says when to look; what counts is a look at the whole folder, so that
/// a notice lost, or a disk that gives none, delays a build and never spoils one.
struct Watcher: ~Copyable {
  private let folder: String
  private var notifier: ChangeNotifier
  private var seen: TreeSnapshot
  /// Whether `hasChanged` saw a change that nobody has waited for.
  private var isAhead = false

  /// Two looks this far apart that see the same mean that the writing is over.
  private static let pause: Int32 = 10
  /// A file that stays open longer than this many pauses is not waited for.
  private static let patience = 100

  init(_ folder: String, stop: StopSignal) {
    self.folder = folder
    notifier = ChangeNotifier(stop: stop)
    seen = TreeSnapshot(folder)
    notifier.watch(seen.folders)
  }

  /// Waits for a change and for the end of it. False when it is time to stop.
  mutating func waitForChange() -> Bool {
    if isAhead {
      isAhead = false
      return true
    }
    while true {
      let cause = notifier.wait(milliseconds: notifier.isPrompt ? 1000 : 200)
      if cause == .stop { return false }
      guard let settled = settle() else { return false }
      if settled != seen {
        seen = settled
        return true
      }
    }
  }

  /// Whether there is a change to wait for, or it is time to stop. It takes next to no time when the
  /// system tells of nothing.
  mutating func hasChanged() -> Bool {
    if isAhead { return true }
    switch notifier.wait(milliseconds: 0) {
    case .time: return false
    case .stop: return true
    case .change:
      guard let settled = settle() else { return true }
      isAhead = settled != seen
      seen = settled
      return isAhead
    }
  }

  /// What the folder looks like when nobody writes to it any more; nil when it is time to stop.
  private mutating func settle() -> TreeSnapshot? {
    var last = look()
    if last == seen, !notifier.isWriting { return last }
    for _ in 0..<Self.patience {
      if notifier.wait(milliseconds: Self.pause) == .stop { return nil }
      let next = look()
      if next == last, !notifier.isWriting { return next }
      last = next
    }
    return last
  }

  /// New folders are watched from here on; what was put into them before the watch began is seen
  /// by the second look.
  private mutating func look() -> TreeSnapshot {
    let snapshot = TreeSnapshot(folder)
    notifier.watch(snapshot.folders)
    return snapshot
  }
}
