internal import Amounts
internal import Markup

/// Writes JSON in the order it is told, into one buffer.
struct JSON {
  private(set) var bytes: [UInt8] = []
  private var needsComma = false

  mutating func object(_ fields: (inout JSON) -> Void) { enclose("{", "}", fields) }
  mutating func array(_ values: (inout JSON) -> Void) { enclose("[", "]", values) }

  private mutating func enclose(_ open: String, _ close: String, _ body: (inout JSON) -> Void) {
    separate()
    bytes.append(open)
    needsComma = false
    body(&self)
    bytes.append(close)
    needsComma = true
  }

  mutating func key(_ name: String) {
    string(name)
    bytes.append(":")
    needsComma = false
  }

  /// Begins a line before the next key or value.
  mutating func breakLine() {
    separate()
    bytes.append("\n")
    needsComma = false
  }

  mutating func field(_ name: String, _ text: String?) {
    key(name)
    text.map { string($0) } ?? null()
  }

  mutating func field(_ name: String, _ number: Int?) {
    key(name)
    number.map { value($0) } ?? null()
  }

  /// A number that JSON can't hold is null.
  mutating func field(_ name: String, _ number: Double) {
    key(name)
    value(number)
  }

  mutating func field(_ name: String, _ flag: Bool) {
    key(name)
    raw(flag ? "true" : "false")
  }

  mutating func value(_ number: Int) { raw(number.description) }
  mutating func value(_ number: Double) { number.isFinite ? raw(Exact.number(number)) : null() }
  mutating func value(_ text: String) { string(text) }

  private mutating func null() { raw("null") }

  private mutating func raw(_ text: String) {
    separate()
    bytes.append(text)
    needsComma = true
  }

  private mutating func string(_ text: String) {
    separate()
    bytes.append("\"")
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\""): bytes.append("\\\"")
      case UInt8(ascii: "\\"): bytes.append("\\\\")
      case UInt8(ascii: "\n"): bytes.append("\\n")
      case 0..<0x20: bytes.append("\\u00" + (byte < 16 ? "0" : "") + String(byte, radix: 16))
      default: bytes.append(byte)
      }
    }
    bytes.append("\"")
    needsComma = true
  }

  private mutating func separate() {
    if needsComma { bytes.append(",") }
  }
}
