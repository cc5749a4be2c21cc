internal import Markup

extension Output {
  /// Appends text to an XML document: escaped, and with U+FFFD for characters that XML can't hold
  /// in any spelling, which would make the whole document unreadable.
  mutating func append(xml text: String) {
    let isPlain = text.utf8.allSatisfy { $0 >= 0x20 && $0 < 0x80 }
    if isPlain { return append(escaping: text) }
    let scalars = text.unicodeScalars.map { Self.isAllowedInXML($0) ? $0 : "\u{FFFD}" }
    append(escaping: String(String.UnicodeScalarView(scalars)))
  }

  private static func isAllowedInXML(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09, 0x0A, 0x0D, 0x20...0xFFFD, 0x1_0000...: true
    default: false
    }
  }
}
