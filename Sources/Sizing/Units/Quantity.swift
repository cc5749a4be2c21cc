/// An amount in one fixed unit: it adds, compares and scales, and never mixes with another unit.
public protocol Quantity: Comparable, Hashable, Sendable {
  /// The amount, in this type's own unit.
  var value: Double { get }
  /// An amount in this type's own unit.
  init(_ value: Double)
}

extension Quantity {
  /// No amount at all.
  public static var zero: Self { Self(0) }

  /// Whether the first is less than the second.
  public static func < (a: Self, b: Self) -> Bool { a.value < b.value }
  /// The sum.
  public static func + (a: Self, b: Self) -> Self { Self(a.value + b.value) }
  /// The difference, negative if the second is larger.
  public static func - (a: Self, b: Self) -> Self { Self(a.value - b.value) }
  /// So many times the amount.
  public static func * (a: Self, factor: Double) -> Self { Self(a.value * factor) }
  /// The amount divided into so many parts.
  public static func / (a: Self, factor: Double) -> Self { Self(a.value / factor) }
  /// The ratio of two amounts of the same unit.
  public static func / (a: Self, b: Self) -> Double { a.value / b.value }
}
