internal import Amounts

/// Writes JSON in the order it is told, into one buffer.
public struct JSON {
  public private(set) var bytes: [UInt8] = []
  private var needsComma = false

  public init() {}

  public mutating func object(_ fields: (inout JSON) -> Void) {
    enclose(UInt8(ascii: "{"), UInt8(ascii: "}"), fields)
  }

  public mutating func array(_ values: (inout JSON) -> Void) {
    enclose(UInt8(ascii: "["), UInt8(ascii: "]"), values)
  }

  private mutating func enclose(_ open: UInt8, _ close: UInt8, _ body: (inout JSON) -> Void) {
    separate()
    bytes.append(open)
    needsComma = false
    body(&self)
    bytes.append(close)
    needsComma = true
  }

  /// A key that is written again and again, quoted once: for constants, as it is kept for good. Its
  /// bytes are no array, since threads that write at once would wait for each other to count it.
  public struct Key: Sendable {
    fileprivate nonisolated(unsafe) let bytes: UnsafeBufferPointer<UInt8>

    public init(_ name: String) {
      var json = JSON()
      json.key(name)
      let kept = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: json.bytes.count)
      _ = kept.initialize(from: json.bytes)
      bytes = UnsafeBufferPointer(kept)
    }
  }

  public mutating func key(_ name: String) {
    string(name)
    bytes.append(UInt8(ascii: ":"))
    needsComma = false
  }

  public mutating func key(_ key: Key) {
    separate()
    bytes.append(contentsOf: key.bytes)
    needsComma = false
  }

  /// Ends the file with a line feed.
  public mutating func endLine() { bytes.append(UInt8(ascii: "\n")) }

  /// Begins a line before the next key or value.
  public mutating func breakLine() {
    separate()
    bytes.append(UInt8(ascii: "\n"))
    needsComma = false
  }

  public mutating func field(_ name: String, _ text: String?) {
    key(name)
    text.map { string($0) } ?? null()
  }

  public mutating func field(_ name: String, _ number: Int?) {
    key(name)
    number.map { value($0) } ?? null()
  }

  /// A number that JSON can't hold is null.
  public mutating func field(_ name: String, _ number: Double) {
    key(name)
    value(number)
  }

  public mutating func field(_ name: String, _ flag: Bool) {
    key(name)
    value(flag)
  }

  public mutating func value(_ flag: Bool) { raw(flag ? "true" : "false") }
  public mutating func value(_ number: Int) { digits(of: Int64(number)) }
  public mutating func value(_ number: Double) {
    // As `Exact` writes them, without a text for each.
    if let whole = Int64(exactly: number), whole.magnitude < 1 << 53, whole != 0 {
      return digits(of: whole)
    }
    number.isFinite ? raw(Exact.number(number)) : null()
  }
  public mutating func value(_ text: String) { string(text) }

  private mutating func digits(of number: Int64) {
    separate()
    if number < 0 { bytes.append(UInt8(ascii: "-")) }
    let start = bytes.count
    var rest = number.magnitude
    repeat {
      bytes.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10))
      rest /= 10
    } while rest > 0
    var (first, last) = (start, bytes.count - 1)
    while first < last {
      bytes.swapAt(first, last)
      (first, last) = (first + 1, last - 1)
    }
    needsComma = true
  }

  private mutating func null() { raw("null") }

  private mutating func raw(_ text: String) {
    separate()
    bytes.append(text)
    needsComma = true
  }

  private mutating func string(_ text: String) {
    separate()
    bytes.append(quoting: text)
    needsComma = true
  }

  private mutating func separate() {
    if needsComma { bytes.append(UInt8(ascii: ",")) }
  }
}
