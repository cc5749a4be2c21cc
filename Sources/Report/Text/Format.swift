public import Sizing

/// Quantities as people read them: at most three significant figures, always with a unit. The
/// one place that decides it; exact values are for downloads.
public enum Format {
  /// A whole number with its thousands apart: 12,600.
  public static func count(_ number: Int) -> String { count(Int64(number)) }

  private static func count(_ number: Int64) -> String {
    let digits = String(number.magnitude).utf8
    var grouped = number < 0 ? Array("−".utf8) : []
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index) % 3 == 0 { grouped.append(UInt8(ascii: ",")) }
      grouped.append(digit)
    }
    return String(decoding: grouped, as: UTF8.self)
  }

  /// Cores, which come in tenths: 37, 3.5.
  public static func count(_ cores: Cores) -> String { fixed(cores.value, decimals: 1) }

  /// `1 core`, `3.5 cores`.
  public static func counted(_ cores: Cores) -> String {
    let text = count(cores)
    return text + (text == "1" ? " core" : " cores")
  }

  /// At most three significant figures: 2.09, 18.4, 391; whole from 100 up.
  public static func figure(_ number: Double) -> String {
    guard number.isFinite else { return "∞" }
    let size = abs(number)
    if size >= 999.5 { return count(Int64(clamping: number.rounded())) }
    let decimals = size >= 99.95 ? 0 : size >= 9.995 ? 1 : size >= 0.9995 ? 2 : 3
    return fixed(number, decimals: decimals)
  }

  /// A number with at most so many decimals, without zeros at its end.
  public static func fixed(_ number: Double, decimals: Int) -> String {
    let scale = [Int64(1), 10, 100, 1000, 10000][min(max(decimals, 0), 4)]
    let scaled = Int64(clamping: (abs(number) * Double(scale)).rounded())
    let (whole, rest) = scaled.quotientAndRemainder(dividingBy: scale)
    var text = count(whole)
    if rest > 0 {
      var digits = String(rest + scale).utf8.dropFirst()
      while digits.last == UInt8(ascii: "0") { digits.removeLast() }
      text += "." + Substring(digits)
    }
    return number < 0 && scaled > 0 ? "−" + text : text
  }

  /// Records per second: 40 k/s.
  public static func rate(_ rate: RecordsPerSecond) -> String {
    scaled(rate.value, by: [("/s", 1), ("k/s", 1e3), ("M/s", 1e6), ("G/s", 1e9)])
  }

  /// A rate that still fits, not above it: `67.1 k/s` of 67,189 records a second.
  static func fitting(_ rate: RecordsPerSecond) -> String {
    self.rate(RecordsPerSecond(RateSamples.roundedDown(rate.value)))
  }

  /// Memory, in the units that processes are given it: 1.5 GiB.
  public static func memory(_ size: Bytes) -> String {
    scaled(
      size.value,
      by: [
        ("B", 1), ("KiB", 1024), ("MiB", 1_048_576), ("GiB", 1_073_741_824),
        ("TiB", 1_099_511_627_776),
      ])
  }

  /// Data kept or moved: 30 GB.
  public static func size(_ size: Bytes) -> String {
    scaled(
      size.value, by: [("B", 1), ("kB", 1e3), ("MB", 1e6), ("GB", 1e9), ("TB", 1e12), ("PB", 1e15)])
  }

  public static func bandwidth(_ rate: BytesPerSecond) -> String { size(Bytes(rate.value)) + "/s" }

  /// 250 ms, 2.09 s, 7 min 48 s, 3 h 20 min.
  public static func duration(_ time: Seconds) -> String {
    let seconds = time.value
    guard seconds.isFinite else { return "never" }
    if seconds == 0 { return "0 s" }
    if seconds < 0.9995 { return figure(seconds * 1000) + " ms" }
    if seconds < 119.5 { return figure(seconds) + " s" }
    let whole = Int64(clamping: seconds.rounded())
    if whole < 7200 { return parts(whole / 60, "min", whole % 60, "s") }
    let minutes = Int64(clamping: (seconds / 60).rounded())
    if minutes < 2880 { return parts(minutes / 60, "h", minutes % 60, "min") }
    let hours = Int64(clamping: (seconds / 3600).rounded())
    return parts(hours / 24, "d", hours % 24, "h")
  }

  /// Work of a record as the time that a busy core takes for it: 9.86 µs, 1.2 ms.
  public static func work(_ work: CoreSeconds) -> String {
    let size = abs(work.value)
    return size < 0.999_5e-3 ? figure(work.value * 1e6) + " µs" : duration(Seconds(work.value))
  }

  public static func share(_ share: Double) -> String { figure(share * 100) + " %" }

  /// Money, rounded to what a budget needs: 1,240 USD.
  public static func money(_ amount: Double, _ currency: String) -> String {
    "\(self.amount(amount)) \(currency)"
  }

  /// Money without its currency: 1,240, or 12.5 below a hundred.
  public static func amount(_ amount: Double) -> String {
    // Not nothing, so that nobody reads it as free.
    if amount != 0, abs(amount) < 0.005 { return amount < 0 ? "−<0.01" : "<0.01" }
    return abs(amount) >= 100
      ? count(Int64(clamping: amount.rounded())) : fixed(amount, decimals: 2)
  }

  /// A number of things: 1 node, 22 TaskManagers.
  public static func counted(_ number: Int, _ noun: String, _ plural: String? = nil) -> String {
    "\(count(number)) \(number == 1 ? noun : plural ?? noun + "s")"
  }

  private static func parts(_ a: Int64, _ unit: String, _ b: Int64, _ smaller: String) -> String {
    b == 0 ? "\(count(a)) \(unit)" : "\(count(a)) \(unit) \(b) \(smaller)"
  }

  private static func scaled(_ number: Double, by units: [(name: String, factor: Double)]) -> String
  {
    // 999.6 rounds to 1,000: the next unit says it better.
    let unit = units.last { abs(number) >= $0.factor * 0.9995 } ?? units[0]
    return figure(number / unit.factor) + " " + unit.name
  }
}

extension Int {
  /// The whole part, or the nearest there is for what no `Int` holds.
  public init(clamping number: Double) {
    self.init(clamping: Int64(clamping: number))
  }
}

extension Int64 {
  /// The whole part, or the nearest there is for what no `Int64` holds.
  fileprivate init(clamping number: Double) {
    self = number.isNaN ? 0 : number >= 9e18 ? .max : number <= -9e18 ? .min : Int64(number)
  }
}
