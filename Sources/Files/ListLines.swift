/// The lines of a list that we wrote. Editors and tools that carried it may have put a byte order mark
/// before it, or ended its lines as Windows does.
public struct ListLines {
  /// Without their ends; empty ones are left out.
  public let lines: [ArraySlice<UInt8>]
  /// Whether it is as we write it.
  let isAsWritten: Bool

  public init(_ bytes: [UInt8]) {
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    let hasMark = bytes.starts(with: mark)
    let found = bytes.dropFirst(hasMark ? mark.count : 0).split(separator: UInt8(ascii: "\n"))
    let hasReturns = found.contains { $0.last == UInt8(ascii: "\r") }
    isAsWritten = !hasMark && !hasReturns
    // No path of ours ends so.
    lines =
      hasReturns
      ? found.map { $0.last == UInt8(ascii: "\r") ? $0.dropLast() : $0 }.filter { !$0.isEmpty }
      : found
  }
}
