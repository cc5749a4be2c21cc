internal import Files

/// Why nothing was published: the cause in one line, and what to do about it in another.
public struct PublishError: Error, Equatable, Sendable {
  public var cause: String
  public var advice: String

  init(_ cause: String, advice: String) {
    self.cause = cause
    self.advice = advice
  }

  init(_ error: DiskError) {
    self.init(error.cause, advice: error.advice ?? "mend it, then publish again")
  }
}

/// Runs something on the disk, and tells its failure as this module does.
func disk<Result>(_ body: () throws(DiskError) -> Result) throws(PublishError) -> Result {
  do { return try body() } catch { throw PublishError(error) }
}
