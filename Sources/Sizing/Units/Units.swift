/// An amount of data or memory, in bytes.
public struct Bytes: Quantity {
  public var value: Double
  public init(_ value: Double) { self.value = value }

  /// So many times 2²⁰ bytes.
  public static func mebibytes(_ n: Double) -> Bytes { Bytes(n * 1_048_576) }
  /// So many times 2³⁰ bytes.
  public static func gibibytes(_ n: Double) -> Bytes { Bytes(n * 1_073_741_824) }
}

/// A length of time, in seconds.
public struct Seconds: Quantity {
  public var value: Double
  public init(_ value: Double) { self.value = value }

  /// So many times 60 seconds.
  public static func minutes(_ n: Double) -> Seconds { Seconds(n * 60) }
}

/// Processing power, in cores kept busy all the time.
public struct Cores: Quantity {
  public var value: Double
  public init(_ value: Double) { self.value = value }
}

/// Work, in seconds of one busy core.
public struct CoreSeconds: Quantity {
  public var value: Double
  public init(_ value: Double) { self.value = value }
}

/// A rate of records, in records per second.
public struct RecordsPerSecond: Quantity {
  public var value: Double
  public init(_ value: Double) { self.value = value }
}

/// A rate of data, in bytes per second.
public struct BytesPerSecond: Quantity {
  public var value: Double
  public init(_ value: Double) { self.value = value }

  /// So many times 10⁶ bytes per second.
  public static func megabytes(_ n: Double) -> BytesPerSecond { BytesPerSecond(n * 1_000_000) }
}
