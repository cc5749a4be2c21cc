/// The peak rates that anybody may ask for, wherever they are written.
public enum PeakRates {
  /// In records per second.
  public static let range: ClosedRange<Double> = 1...1e12
}
