public import Amounts
internal import Sizing

/// Why a text is no value of a field, and how one is written.
public struct FieldRefusal: Error, Equatable, Sendable {
  /// One sentence for people.
  public var sentence: String

  public init(_ sentence: String) { self.sentence = sentence }
}

/// How amounts are written in a text.
public enum FieldSpelling: Sendable {
  /// As files have them, with units.
  case spelled
  /// As programs keep them: numbers in base units.
  case exact
}

extension FieldKind {
  /// The field's value for programs, which `set` takes back as `.exact`; nil where it is absent, or a
  /// list of parts.
  func exactText(of subject: Subject) -> String? {
    switch self {
    case .names(let access):
      guard let names = access.get(subject), !names.isEmpty else { return nil }
      return PortableText.list(names)
    default:
      switch value(of: subject) {
      case .text(let text): return PortableText.escape(text)
      case .number(let number): return Exact.number(number)
      case nil: return nil
      }
    }
  }

  /// The field's value as a file has it; nil where it is absent, or a list.
  public func spelledText(of subject: Subject) -> String? {
    switch value(of: subject) {
    case .text(let text): text
    case .number(let number): amountKind?.spell(number) ?? Exact.number(number)
    case nil: nil
    }
  }

  /// How its number is written; nil where it is a plain one, or none.
  public var amountKind: AmountKind? {
    switch self {
    case .rate: .rate
    case .memory, .data: .bytes
    case .bandwidth: .bandwidth
    case .duration: .duration
    case .share: .share
    case .fraction: .fraction
    case .count: .count
    case .number: .number
    case .text, .texts, .names, .flag, .choice, .whole, .rates, .tiers, .flinkVersion, .environment,
      .sources, .machines, .statements, .matrix, .assumptions:
      nil
    }
  }

  /// Gives a subject the value that a text spells. Throws for a text that is none, a value out of
  /// range, and for fields that hold parts.
  public func set(
    _ text: String, _ spelling: FieldSpelling, of subject: inout Subject
  ) throws(FieldRefusal) {
    switch self {
    case .text(let access): access.set(&subject, text)
    case .names(let access): access.set(&subject, PortableText.parts(of: text))
    case .flag(let access):
      access.set(&subject, try Self.choice(text, among: ["true", "false"]) == "true")
    case .choice(_, let names, let access):
      access.set(&subject, try Self.choice(text, among: names))
    case .whole(let range, let access):
      let bounds = Double(range.lowerBound)...Double(range.upperBound)
      let number = try AmountKind.number.read(text, spelling, in: bounds)
      guard number == number.rounded() else {
        throw FieldRefusal("'\(text)' is not a whole number.")
      }
      access.set(&subject, Int(number))
    case .rate(let range, let access):
      access.set(&subject, RecordsPerSecond(try AmountKind.rate.read(text, spelling, in: range)))
    case .memory(let range, let access), .data(let range, let access):
      access.set(&subject, Bytes(try AmountKind.bytes.read(text, spelling, in: range)))
    case .bandwidth(let range, let access):
      access.set(&subject, BytesPerSecond(try AmountKind.bandwidth.read(text, spelling, in: range)))
    case .duration(let range, let access):
      access.set(&subject, Seconds(try AmountKind.duration.read(text, spelling, in: range)))
    case .share(let range, let access):
      access.set(&subject, try AmountKind.share.read(text, spelling, in: range))
    case .fraction(let range, let access):
      access.set(&subject, try AmountKind.fraction.read(text, spelling, in: range))
    case .count(let range, let access):
      access.set(&subject, try AmountKind.count.read(text, spelling, in: range))
    case .number(let range, let access):
      access.set(&subject, try AmountKind.number.read(text, spelling, in: range))
    case .texts, .rates, .tiers, .flinkVersion, .environment, .sources, .machines, .statements,
      .matrix, .assumptions:
      throw FieldRefusal("This can't be changed here.")
    }
  }

  private static func choice(_ text: String, among names: [String]) throws(FieldRefusal) -> String {
    if names.contains(text) { return text }
    throw FieldRefusal("One of: \(names.joined(separator: ", ")).")
  }
}

extension AmountKind {
  /// The amount that a text spells, in base units; throws for a text that is none, and for an amount
  /// out of range.
  public func read(
    _ text: String, _ spelling: FieldSpelling, in range: ClosedRange<Double>
  ) throws(FieldRefusal) -> Double {
    switch spelling {
    case .exact:
      guard let number = Double(text), range.contains(number) else {
        throw FieldRefusal("Not \(self).")
      }
      return number
    case .spelled:
      let amount = try parsed(text)
      guard range.contains(amount) else {
        throw FieldRefusal("Out of range: \(words(for: range)).")
      }
      return amount
    }
  }

  private func parsed(_ text: String) throws(FieldRefusal) -> Double {
    switch parse(text) {
    case .success(let amount): return amount
    case .failure(.missingUnit):
      throw FieldRefusal("It lacks a unit: \(description) is written \(spellings).")
    case .failure(.unknownUnit), .failure(.noNumber):
      throw FieldRefusal("Not \(description), which is written \(spellings).")
    }
  }
}

/// Text in lines of `name=value`, with what would end a line or a value escaped.
enum PortableText {
  static func escape(_ text: String) -> String {
    guard text.utf8.contains(where: { $0 < 0x20 || $0 == UInt8(ascii: "\\") }) else { return text }
    var escaped: [UInt8] = []
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\\"): escaped += "\\\\".utf8
      case UInt8(ascii: "\n"): escaped += "\\n".utf8
      case UInt8(ascii: "\t"): escaped += "\\t".utf8
      case 0..<0x20: escaped += "\\r".utf8
      default: escaped.append(byte)
      }
    }
    return String(decoding: escaped, as: UTF8.self)
  }

  static func unescape(_ text: Substring) -> String {
    guard text.utf8.contains(UInt8(ascii: "\\")) else { return String(text) }
    var plain: [UInt8] = []
    var isEscaped = false
    for byte in text.utf8 {
      if isEscaped {
        switch byte {
        case UInt8(ascii: "n"): plain.append(UInt8(ascii: "\n"))
        case UInt8(ascii: "t"): plain.append(UInt8(ascii: "\t"))
        case UInt8(ascii: "r"): plain.append(UInt8(ascii: "\r"))
        default: plain.append(byte)
        }
        isEscaped = false
      } else if byte == UInt8(ascii: "\\") {
        isEscaped = true
      } else {
        plain.append(byte)
      }
    }
    return String(decoding: plain, as: UTF8.self)
  }

  static func list(_ texts: [String]) -> String { texts.map(escape).joined(separator: "\t") }

  static func parts(of list: String) -> [String] {
    list.utf8.split(separator: UInt8(ascii: "\t")).map { unescape(Substring($0)) }
  }
}
