public import Diagnostics

/// Why JSON can't be read: one mistake, with its place.
public struct UnreadableJSON: Error, Equatable {
  public var diagnostic: Diagnostic

  public init(diagnostic: Diagnostic) { self.diagnostic = diagnostic }
}

extension JSONReader {
  /// A mistake at a byte of the text.
  public func fault(_ id: String, _ message: String, at offset: Int, hint: String? = nil)
    -> UnreadableJSON
  {
    UnreadableJSON(diagnostic: .error(id, message, at: location(of: offset), hint: hint))
  }

  /// Something else than what the text must have here.
  func unexpected(_ wanted: String) -> UnreadableJSON {
    guard position < bytes.count else { return truncated }
    let byte = bytes[position]
    let found =
      (0x21..<0x7F).contains(byte) ? "'\(Character(Unicode.Scalar(byte)))'" : "something else"
    return fault("json-syntax", "expected \(wanted), found \(found)", at: position)
  }

  var truncated: UnreadableJSON {
    if bytes.isEmpty { return fault("empty-file", "the file is empty", at: 0) }
    return fault(
      "truncated-json", "the file ends in the middle of a value", at: bytes.count,
      hint: "it was not written or copied completely; create it again")
  }

  /// Lines and columns are counted only when something is wrong.
  public func location(of offset: Int) -> SourceLocation {
    let before = bytes[..<min(offset, bytes.count)]
    let line = before.count { $0 == UInt8(ascii: "\n") } + 1
    let start = before.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
    let column = String(decoding: before[start...], as: UTF8.self).unicodeScalars.count + 1
    return SourceLocation(file: file, line: line, column: column)
  }
}
