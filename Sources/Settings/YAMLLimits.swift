internal import Diagnostics

/// What no honest file needs and a hostile one would use to eat the machine.
enum YAMLLimits {
  private static let aliases = 100
  private static let nesting = 64
  private static let size = 4 << 20

  /// A cheap look at the text before the parser builds anything from it.
  static func violation(in text: String, origin: Origin) -> Diagnostic? {
    if text.utf8.count > size {
      return .error(
        "yaml-too-large", "more than 4 MiB of YAML", at: origin.location(line: 1, column: 1),
        hint: "split the file")
    }
    var text = text
    return text.withUTF8 { violation(in: $0, origin: origin) }
  }

  private static func violation(
    in bytes: UnsafeBufferPointer<UInt8>, origin: Origin
  ) -> Diagnostic? {
    var (depth, aliasCount) = (0, 0)
    var (indent, isAtStart) = (0, true)
    var previous = UInt8(ascii: "\n")
    for index in 0..<bytes.count {
      let byte = bytes[index]
      switch byte {
      case UInt8(ascii: "["), UInt8(ascii: "{"): depth += 1
      case UInt8(ascii: "]"), UInt8(ascii: "}"): depth = max(0, depth - 1)
      case UInt8(ascii: "*") where previous == UInt8(ascii: " ") || previous == UInt8(ascii: "["):
        aliasCount += 1
      default: break
      }
      if byte == UInt8(ascii: "\n") {
        (indent, isAtStart) = (0, true)
      } else if isAtStart, byte == UInt8(ascii: " ") || byte == UInt8(ascii: "-") {
        indent += 1
      } else {
        isAtStart = false
      }
      if depth > nesting || !isAtStart && indent > nesting * 4 {
        return .error(
          "yaml-too-deep", "YAML nested more than \(nesting) levels deep",
          at: origin.location(after: bytes.prefix(index)))
      }
      if aliasCount > aliases {
        return .error(
          "yaml-aliases", "more than \(aliases) YAML aliases",
          at: origin.location(after: bytes.prefix(index)))
      }
      if !(byte == UInt8(ascii: " ") && previous == UInt8(ascii: " ")) { previous = byte }
    }
    return nil
  }
}

extension Origin {
  fileprivate func location(after bytes: Slice<UnsafeBufferPointer<UInt8>>) -> SourceLocation {
    location(after: String(decoding: bytes, as: UTF8.self).unicodeScalars)
  }
}
