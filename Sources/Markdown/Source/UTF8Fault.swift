import Diagnostics

/// The first place where bytes are no UTF-8.
struct UTF8Fault {
  private let valid: ArraySlice<UInt8>

  init?(in bytes: [UInt8]) {
    guard let fault = bytes.withUnsafeBufferPointer(Self.firstFault) else { return nil }
    valid = bytes[..<fault]
  }

  private static func firstFault(in bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    var index = 0
    while index < bytes.count {
      if bytes[index] < 0x80 {
        index = max(index + 1, skipASCII(bytes, from: index, to: bytes.count))
        continue
      }
      let length = scalarLength(at: index, in: bytes)
      if length == 0 { return index }
      index += length
    }
    return nil
  }

  /// The length of a scalar that is not ASCII; 0 when there is none.
  private static func scalarLength(
    at index: Int, in bytes: UnsafeBufferPointer<UInt8>
  ) -> Int {
    func follows(_ offset: Int, _ range: ClosedRange<UInt8> = 0x80...0xBF) -> Bool {
      index + offset < bytes.count && range.contains(bytes[index + offset])
    }
    switch bytes[index] {
    case 0xC2...0xDF: return follows(1) ? 2 : 0
    case 0xE0: return follows(1, 0xA0...0xBF) && follows(2) ? 3 : 0
    // Surrogates are no scalars.
    case 0xED: return follows(1, 0x80...0x9F) && follows(2) ? 3 : 0
    case 0xE1...0xEF: return follows(1) && follows(2) ? 3 : 0
    case 0xF0: return follows(1, 0x90...0xBF) && follows(2) && follows(3) ? 4 : 0
    case 0xF1...0xF3: return follows(1) && follows(2) && follows(3) ? 4 : 0
    case 0xF4: return follows(1, 0x80...0x8F) && follows(2) && follows(3) ? 4 : 0
    default: return 0
    }
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
