public import Diagnostics

/// Collects what is wrong, so that one run tells all of it.
public final class Problems {
  public private(set) var all: [Diagnostic] = []

  public init() {}

  public func add(_ diagnostic: Diagnostic) { all.append(diagnostic) }
  public func add(_ diagnostics: [Diagnostic]) { all += diagnostics }
}
