/// Finds a page's link reference definitions, for the links of fragments.
///
/// The parser keeps no trace of a definition, so these are the lines that look like one and are
/// not the text of a block, except where a paragraph began with definitions.
enum ReferenceDefinitions {
  static func find(in lines: TextLines, besides nodes: [Node]) -> [Range<Int>] {
    let candidates = candidates(in: lines)
    if candidates.isEmpty { return [] }
    var next = 0
    var covered: Set<Int> = []
    for node in nodes where isText(node) {
      while next < candidates.count, candidates[next].line < Int(node.line) { next += 1 }
      var index = next
      var leading = Int(node.line)
      while index < candidates.count, candidates[index].line <= Int(node.endLine) {
        let line = candidates[index].line
        if node.kind == .paragraph, line == leading { leading += 1 } else { covered.insert(line) }
        index += 1
      }
      next = index
    }
    return candidates.filter { !covered.contains($0.line) }.map(\.range)
  }

  private static func isText(_ node: Node) -> Bool {
    switch node.kind {
    case .paragraph, .heading, .title, .codeBlock, .htmlBlock: node.endLine >= node.line
    default: false
    }
  }

  private static func candidates(in lines: TextLines) -> [(line: Int, range: Range<Int>)] {
    // Most pages have none, and few have a bracket and a colon side by side.
    guard lines.count > 0, lines.bytes.holds("]:") else { return [] }
    return (1...lines.count).compactMap { line in
      let range = lines.content(of: line)
      let bytes = lines.bytes[range]
      guard let start = bytes.firstIndex(where: { !$0.isBlank && $0 != UInt8(ascii: ">") }),
        bytes[start] == UInt8(ascii: "["), isDefinition(bytes[start...])
      else { return nil }
      return (line, start..<range.upperBound)
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

extension BlockTransforms {
  /// Tells of labels that are defined twice with different addresses: the first one counts.
  mutating func tellOfDuplicateReferences() {
    var known: [String: ArraySlice<UInt8>] = [:]
    for range in referenceDefinitions {
      let definition = lines.bytes[range]
      guard let bracket = definition.firstIndex(of: UInt8(ascii: "]")) else { continue }
      let label = definition[..<bracket].dropFirst().map(\.lowercased).string
      let target = definition[(bracket + 1)...].dropFirst().trimmed
      guard let first = known[label] else {
        known[label] = target
        continue
      }
      if first.elementsEqual(target) { continue }
      let place = parser.log.location(at: range.lowerBound)
      parser.log.add(.duplicateReference(label, at: place))
    }
  }
}
