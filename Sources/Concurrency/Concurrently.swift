internal import CPosix
internal import Dispatch

/// Work on all cores with results in the order of their input, so that the output does not depend on
/// scheduling.
public enum Concurrently {
  /// `body` of every number below `count`. Each is called once, on any thread.
  public static func map<Result: Sendable>(
    _ count: Int, _ body: @Sendable (Int) -> Result
  ) -> [Result] {
    [Result](unsafeUninitializedCapacity: count) { buffer, filled in
      // Each call writes to its own place, so there is no data race.
      nonisolated(unsafe) let places = buffer
      DispatchQueue.concurrentPerform(iterations: count) { index in
        cposix_use_large_pages()
        places.initializeElement(at: index, to: body(index))
      }
      filled = count
    }
  }

  /// The same, passed on in order and in batches, so that only one batch of results is in memory.
  public static func forEach<Result: Sendable, Failure: Error>(
    _ count: Int, batch: Int = 32, make body: @Sendable (Int) -> Result,
    use: (Result) throws(Failure) -> Void
  ) throws(Failure) {
    var start = 0
    while start < count {
      let first = start
      for result in map(min(batch, count - first), { body(first + $0) }) { try use(result) }
      start += batch
    }
  }
}
