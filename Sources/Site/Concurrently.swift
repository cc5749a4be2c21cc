internal import Dispatch

/// Work on all cores whose results stand in the order of their places, so that no scheduling
/// shows in the output.
enum Concurrently {
  /// `body` of every number below `count`. Each is called once, on any thread.
  static func map<Result: Sendable>(
    _ count: Int, _ body: @Sendable (Int) -> Result
  ) -> [Result] {
    [Result](unsafeUninitializedCapacity: count) { buffer, filled in
      // Each call writes its own place, so the threads never meet.
      nonisolated(unsafe) let places = buffer
      DispatchQueue.concurrentPerform(iterations: count) { index in
        places.initializeElement(at: index, to: body(index))
      }
      filled = count
    }
  }

  /// The same, handed on in order a batch at a time: only one batch of results is ever held.
  static func forEach<Result: Sendable>(
    _ count: Int, batch: Int = 64, make body: @Sendable (Int) -> Result,
    use: (Result) throws -> Void
  ) rethrows {
    var start = 0
    while start < count {
      let first = start
      for result in map(min(batch, count - first), { body(first + $0) }) { try use(result) }
      start += batch
    }
  }
}
