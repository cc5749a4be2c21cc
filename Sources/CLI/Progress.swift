/// What a build is doing: its stages with their times when asked, and on a terminal what a long one
/// is at. Silent otherwise.
struct Progress {
  /// How much a person wants to read.
  enum Detail { case quiet, normal, verbose }

  private let detail: Detail
  private let clock = ContinuousClock()
  private let start: ContinuousClock.Instant
  private var stage: (name: String, start: ContinuousClock.Instant)?
  private var lastShown: ContinuousClock.Instant
  private var isShowing = false

  /// A build shorter than this says nothing on its way.
  private static let patience = Duration.seconds(2)
  private static let pace = Duration.milliseconds(100)

  init(_ detail: Detail) {
    self.detail = detail
    start = clock.now
    lastShown = start
  }

  /// Ends the stage before, and begins another.
  mutating func begin(_ name: String) {
    end()
    stage = (name, clock.now)
    if start.duration(to: clock.now) > Self.patience { show(name) }
  }

  /// Counts what is done of a stage; cheap enough to be called for every page.
  mutating func reached(_ count: Int, of total: Int) {
    guard let stage, count % 32 == 0 else { return }
    let now = clock.now
    guard start.duration(to: now) > Self.patience, lastShown.duration(to: now) > Self.pace else {
      return
    }
    lastShown = now
    let rate = Double(count) / stage.start.duration(to: now).seconds
    show("\(stage.name): \(count) of \(total) pages, \(Int(rate)) per second")
  }

  /// Ends the last stage, and says what became of all of it.
  mutating func finish(_ summary: String) {
    end()
    if detail != .quiet { Terminal.error(summary) }
  }

  private mutating func end() {
    clear()
    guard let ended = stage else { return }
    stage = nil
    if detail != .verbose { return }
    let milliseconds = Int((ended.start.duration(to: clock.now).seconds * 1000).rounded())
    let column = String(repeating: " ", count: max(0, 7 - String(milliseconds).utf8.count))
    Terminal.error("\(column)\(milliseconds) ms  \(ended.name)")
  }

  private mutating func show(_ text: String) {
    guard detail != .quiet, Terminal.isInteractive else { return }
    Terminal.status(text)
    isShowing = true
  }

  private mutating func clear() {
    if isShowing { Terminal.status("") }
    isShowing = false
  }
}

extension Duration {
  fileprivate var seconds: Double {
    Double(components.seconds) + Double(components.attoseconds) / 1e18
  }
}
