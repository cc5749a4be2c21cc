/// Decodes the character references of an attribute's value as far as a URL's scheme needs it.
enum Entities {
  static func decode(_ text: ArraySlice<UInt8>) -> String {
    guard text.contains(UInt8(ascii: "&")) else { return text.string }
    var decoded = ""
    var rest = text
    while let ampersand = rest.firstIndex(of: UInt8(ascii: "&")) {
      decoded += rest[..<ampersand].string
      if let (character, end) = reference(rest[ampersand...]) {
        decoded.unicodeScalars.append(character)
        rest = rest[end...]
      } else {
        decoded += "&"
        rest = rest[(ampersand + 1)...]
      }
    }
    return decoded + rest.string
  }

  private static func reference(_ text: ArraySlice<UInt8>) -> (Unicode.Scalar, Int)? {
    var scanner = Scanner(text)
    guard scanner.skip("&") else { return nil }
    let scalar = scanner.skip("#") ? number(&scanner) : name(&scanner)
    guard let scalar else { return nil }
    _ = scanner.skip(";")
    return (scalar, scanner.position)
  }

  private static func number(_ scanner: inout Scanner) -> Unicode.Scalar? {
    let isHex = scanner.skip("x") || scanner.skip("X")
    let digits = scanner.take {
      isHex ? $0.isDigit || (0x61...0x66).contains($0 | 0x20) : $0.isDigit
    }
    let significant = digits.drop { $0 == UInt8(ascii: "0") }
    guard !digits.isEmpty, significant.count <= 7 else { return digits.isEmpty ? nil : "\u{FFFD}" }
    let value = UInt32(significant.string, radix: isHex ? 16 : 10) ?? 0
    return Unicode.Scalar(value) ?? "\u{FFFD}"
  }

  /// The few names that stand for characters with a meaning in URLs.
  private static func name(_ scanner: inout Scanner) -> Unicode.Scalar? {
    let name = scanner.take(while: \.isAlphanumeric)
    switch name.string {
    case "amp": return "&"
    case "lt": return "<"
    case "gt": return ">"
    case "quot": return "\""
    case "apos": return "'"
    case "colon": return ":"
    case "sol": return "/"
    case "Tab": return "\t"
    case "NewLine": return "\n"
    default: return nil
    }
  }
}
