extension Page {
  /// The lines of the page that look like link reference definitions, for the fragments' links.
  ///
  /// One inside code is taken too: it can only give a link to a fragment that names it.
  var referenceDefinitions: [Range<Int>] {
    let lines = source.lines
    guard lines.count > 0 else { return [] }
    return (1...lines.count).compactMap { line in
      let range = lines.content(of: line)
      guard
        let start = lines.bytes[range].firstIndex(where: { !$0.isBlank && $0 != UInt8(ascii: ">") }
        ),
        lines.bytes[start] == UInt8(ascii: "[")
      else { return nil }
      return Self.isDefinition(lines.bytes[start..<range.upperBound])
        ? start..<range.upperBound : nil
    }
  }

  private static func isDefinition(_ line: ArraySlice<UInt8>) -> Bool {
    guard line.dropFirst().first != UInt8(ascii: "^") else { return false }
    var isEscaped = false
    for index in line.indices.dropFirst() {
      let byte = line[index]
      if isEscaped {
        isEscaped = false
      } else if byte == UInt8(ascii: "\\") {
        isEscaped = true
      } else if byte == UInt8(ascii: "]") {
        return line[(index + 1)...].first == UInt8(ascii: ":")
      }
    }
    return false
  }
}
