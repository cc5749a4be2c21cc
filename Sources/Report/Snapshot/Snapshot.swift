/// Every plan of a handbook at one time: what `matrix.json` and recorded releases hold, and what
/// comparisons are made from.
public struct Snapshot: Equatable, Sendable {
  /// The number of the format that is written.
  public static let latestFormat = 2
  /// The formats that can be read. Those before the second hold neither costs nor prices.
  public static let formats = 1...latestFormat

  /// The name of a format, which every file begins with.
  public static func schema(_ format: Int) -> String { "headroom.matrix/\(format)" }

  /// The number of its format: what it holds, and what it is written as.
  public var format = latestFormat

  /// The release it was recorded as; nil for a handbook's present state.
  public var release: String?
  /// The day it was recorded, `2026-11-03`, when it was recorded with one.
  public var date: String?
  /// The version of the program that sized the workloads.
  public var engineVersion = ""
  /// The model's number: the same input may have another answer with another model.
  public var model = 1
  /// The name of the handbook's profile.
  public var profile = ""
  /// The handbook's assumptions by their dotted names, such as `tiers.sub-1s.cpuFactor`.
  public var assumptions = NamedValues()
  public var workloads: [SnapshotWorkload] = []

  public init() {}
}

/// Named values in a fixed order: assumptions, or what a workload was sized from.
public struct NamedValues: Equatable, Sendable {
  public enum Value: Hashable, Sendable {
    case number(Double)
    case text(String)
    case numbers([Double])
    /// Written as null: not set, or a number that JSON has no way to write.
    case absent
  }

  /// The names in the order in which they were added.
  public private(set) var names: [String] = []
  private var values: [String: Value] = [:]

  public init() {}

  public subscript(name: String) -> Value? { values[name] }

  /// Adds a value; false when there is one of that name already.
  @discardableResult
  public mutating func add(_ name: String, _ value: Value) -> Bool {
    guard values.updateValue(value, forKey: name) == nil else { return false }
    names.append(name)
    return true
  }
}
