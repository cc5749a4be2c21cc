internal import Amounts
internal import Workloads

/// What a setting's text means, so that `16g` and `16384m`, or `30 s` and `30000ms`, are the same.
enum SettingValue: Equatable {
  case number(Double)
  case bytes(Double)
  case seconds(Double)
  case flag(Bool)
  case text(String)

  /// - Parameter path: of the setting, which says what its text is.
  init(_ text: String, of path: String) {
    let plain = text.lowercased()
    self =
      switch SettingMeaning(of: path) {
      case .memory: Self.bytes(of: plain).map { .bytes($0) } ?? .text(text)
      case .time: Self.seconds(of: plain).map { .seconds($0) } ?? .text(text)
      case .plain:
        if let number = Double(plain), number.isFinite {
          .number(number)
        } else if plain == "true" || plain == "false" {
          .flag(plain == "true")
        } else {
          .text(text)
        }
      }
  }

  var number: Double? {
    switch self {
    case .number(let number), .bytes(let number), .seconds(let number): number
    case .flag, .text: nil
    }
  }

  /// As Flink and its operators read sizes: `m`, `mb` and `Mi` are MiB; but `G` of a volume's or an
  /// ephemeral storage's size is a power of ten, which only Kubernetes reads.
  private static func bytes(of text: String) -> Double? {
    let digits = text.prefix { ("0"..."9").contains($0) || $0 == "." }
    guard let number = Double(digits) else { return nil }
    let unit = text.dropFirst(digits.count).drop { $0 == " " }
    let powers = ["": 0.0, "b": 0, "bytes": 0, "k": 1, "kb": 1, "ki": 1, "m": 2, "mb": 2, "mi": 2]
      .merging(["g": 3, "gb": 3, "gi": 3, "t": 4, "tb": 4, "ti": 4]) { $1 }
    guard let power = powers[String(unit)] else { return nil }
    return (0..<Int(power)).reduce(number) { size, _ in size * 1024 }
  }

  private static func seconds(of text: String) -> Double? {
    let digits = text.prefix { ("0"..."9").contains($0) || $0 == "." }
    guard let number = Double(digits) else { return nil }
    let unit = String(text.dropFirst(digits.count).drop { $0 == " " })
    let units = [
      ("", 1e-3), ("ms", 1e-3), ("milli", 1e-3), ("s", 1), ("sec", 1), ("second", 1), ("min", 60),
      ("m", 60), ("minute", 60), ("h", 3600), ("hour", 3600), ("d", 86_400), ("day", 86_400),
    ]
    let singular = unit.count > 2 && unit.hasSuffix("s") ? String(unit.dropLast()) : unit
    return units.first { $0.0 == singular }.map { number * $0.1 }
  }
}

/// What the text of a setting is.
private enum SettingMeaning {
  case memory
  case time
  case plain

  init(of path: String) {
    let last = path.split(separator: ".").last.map(String.init) ?? path
    if path.hasSuffix(".resource.memory") || path.hasSuffix(".ephemeralStorage")
      || path.contains(".memory.") && !last.hasSuffix("fraction")
    {
      self = .memory
    } else if [
      "interval", "timeout", "min-pause", "aligned-checkpoint-timeout", "initial-backoff",
      "max-backoff",
    ].contains(last) {
      self = .time
    } else {
      self = .plain
    }
  }
}
