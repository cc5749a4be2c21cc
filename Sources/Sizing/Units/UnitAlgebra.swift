// The products and quotients of different units that mean something, one line each.

extension RecordsPerSecond {
  /// The cores a stream of records keeps busy.
  public static func * (rate: Self, work: CoreSeconds) -> Cores { Cores(rate.value * work.value) }
  /// The data in a stream of records of one size.
  public static func * (rate: Self, size: Bytes) -> BytesPerSecond {
    BytesPerSecond(rate.value * size.value)
  }
  /// How many records arrive in a length of time.
  public static func * (rate: Self, time: Seconds) -> Double { rate.value * time.value }
}

extension Cores {
  /// The records that so many cores get through.
  public static func / (cores: Self, work: CoreSeconds) -> RecordsPerSecond {
    RecordsPerSecond(cores.value / work.value)
  }
}

extension Bytes {
  /// The time that data takes at a rate.
  public static func / (size: Self, rate: BytesPerSecond) -> Seconds {
    Seconds(size.value / rate.value)
  }
  /// The rate that moves data in a length of time.
  public static func / (size: Self, time: Seconds) -> BytesPerSecond {
    BytesPerSecond(size.value / time.value)
  }
}
