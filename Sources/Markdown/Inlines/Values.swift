import Diagnostics
import Markup

extension Page {
  /// `{{ name }}`: asks the surroundings what stands for it. `${{ … }}` belongs to others.
  mutating func value(
    at position: Int, from start: Int, to end: Int, of node: Node.Index
  ) -> TextMatch? {
    guard let name = Self.valueName(at: position, in: tree.bytes[start..<end]) else { return nil }
    let place = locate(tree.bytes[position..<name.end], from: node, offset: position)
    switch surroundings.value(name.text, place) {
    case .asWritten: return nil
    case .broken(let diagnostic):
      diagnostics.append(diagnostic)
      return nil
    case .html(let html):
      var output = Output()
      html.render(into: &output)
      var insertion = Node(.insertion)
      insertion.detail = Int32(clamping: tree.insertions.count)
      insertion.text = tree.keep(html.plainText.utf8)
      tree.insertions.append(output)
      return TextMatch(range: position..<name.end, node: tree.add(insertion))
    }
  }

  private static func valueName(
    at position: Int, in text: ArraySlice<UInt8>
  ) -> (text: String, end: Int)? {
    if position > text.startIndex, text[position - 1] == UInt8(ascii: "$") { return nil }
    var scanner = Scanner(text[position...])
    guard scanner.skip("{{") else { return nil }
    scanner.skipBlanks()
    let name = scanner.take { $0.isWord || $0 == UInt8(ascii: ".") }
    scanner.skipBlanks()
    guard !name.isEmpty, scanner.skip("}}") else { return nil }
    return (name.string, scanner.position)
  }
}
