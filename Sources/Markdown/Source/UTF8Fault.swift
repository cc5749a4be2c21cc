import Diagnostics

/// The first place where bytes are no UTF-8.
struct UTF8Fault {
  private let valid: Substring.UTF8View

  init?(in bytes: [UInt8]) {
    if bytes.isASCII || String(validating: bytes, as: UTF8.self) != nil {
      return nil
    }
    // Mending replaces only from the fault on, so what is the same before it was valid.
    let mended = String(decoding: bytes, as: UTF8.self)
    var same = 0
    for (a, b) in zip(mended.utf8, bytes) {
      if a != b { break }
      same += 1
    }
    valid = mended.utf8.prefix(same)
  }

  func location(in file: String) -> SourceLocation {
    var (line, column) = (1, 1)
    for byte in valid {
      if byte == 0x0A {
        (line, column) = (line + 1, 1)
      } else if !byte.isContinuation {
        column += 1
      }
    }
    return SourceLocation(file: file, line: line, column: column)
  }
}
