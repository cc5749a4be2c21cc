extension JSONReader {
  /// A number. Most in a snapshot are short: their digits fit a whole number that a power of ten
  /// divides exactly. The others take the library's slower way.
  public mutating func number() throws(UnreadableJSON) -> Double {
    if let whole = takeWholeNumber() { return whole }
    let start = position
    var scan = NumberScan()
    while position < bytes.count, scan.take(bytes[position]) { move(to: position + 1) }
    guard scan.isComplete else {
      move(to: start)
      throw notANumber
    }
    if let exact = scan.exact { return exact }
    let digits = text(start..<position)
    guard let value = Double(digits), value.isFinite else {
      throw fault("not-a-number", "\(digits) is too large for a number", at: start)
    }
    return value
  }

  /// A whole number of at most 15 digits, which most of a snapshot are; nil for any other.
  private mutating func takeWholeNumber() -> Double? {
    let start = position
    var (index, value) = (start, 0)
    while index < bytes.count, index - start < 15 {
      let digit = bytes[index] &- UInt8(ascii: "0")
      if digit > 9 { break }
      value = value * 10 + Int(digit)
      index += 1
    }
    guard index > start, index < bytes.count,
      index == start + 1 || bytes[start] != UInt8(ascii: "0")
    else { return nil }
    switch bytes[index] {
    case UInt8(ascii: ","), UInt8(ascii: "}"), UInt8(ascii: "]"):
      move(to: index)
      return Double(value)
    default: return nil
    }
  }

  /// What stands where a number belongs, said as the user sees it.
  private var notANumber: UnreadableJSON {
    let word = text(position..<min(position + 12, bytes.count)).prefix {
      $0.isLetter || $0 == "-" || $0 == "+" || $0.isNumber || $0 == "."
    }
    if word.isEmpty { return unexpected("a number") }
    return fault("not-a-number", "\(word) is not a number in JSON", at: position)
  }
}

/// A number being read, by the grammar of JSON: no leading zeros, no bare point, no plus.
private struct NumberScan {
  private enum State {
    case start, sign, zero, whole, point, fraction, exponent, exponentSign, power
  }

  private var state = State.start
  private var isNegative = false
  private var mantissa: UInt64 = 0
  private var digits = 0
  private var decimals = 0

  /// Takes a byte that continues the number; false for one that does not.
  mutating func take(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): takeDigit(byte - UInt8(ascii: "0"))
    case UInt8(ascii: "-"): takeMinus()
    case UInt8(ascii: "+"): step(from: .exponent, to: .exponentSign)
    case UInt8(ascii: "."): step(from: .zero, to: .point) || step(from: .whole, to: .point)
    case UInt8(ascii: "e"), UInt8(ascii: "E"):
      step(from: .zero, to: .exponent) || step(from: .whole, to: .exponent)
        || step(from: .fraction, to: .exponent)
    default: false
    }
  }

  private mutating func step(from: State, to: State) -> Bool {
    guard state == from else { return false }
    state = to
    return true
  }

  private mutating func takeMinus() -> Bool {
    if state == .start {
      isNegative = true
      state = .sign
      return true
    }
    return step(from: .exponent, to: .exponentSign)
  }

  private mutating func takeDigit(_ digit: UInt8) -> Bool {
    switch state {
    case .start, .sign: state = digit == 0 ? .zero : .whole
    case .zero: return false
    case .point, .fraction:
      state = .fraction
      decimals += 1
    case .whole: break
    case .exponent, .exponentSign, .power:
      state = .power
      return true
    }
    digits += 1
    mantissa = mantissa &* 10 &+ UInt64(digit)
    return true
  }

  var isComplete: Bool {
    switch state {
    case .zero, .whole, .fraction, .power: true
    case .start, .sign, .point, .exponent, .exponentSign: false
    }
  }

  /// The number, where one division of exact doubles gives the nearest.
  var exact: Double? {
    guard state != .power, digits <= 15 else { return nil }
    let size = Double(mantissa) / Self.powersOfTen[decimals]
    return isNegative ? -size : size
  }

  private static let powersOfTen: [Double] = (0...15).map { power in
    (0..<power).reduce(1) { value, _ in value * 10 }
  }
}
