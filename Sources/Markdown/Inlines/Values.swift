import Diagnostics
import Markup
import Pages

extension InlineTransforms {
  /// `{{ name }}`: asks the surroundings what stands for it. `${{ … }}` is the syntax of others.
  mutating func value(
    at position: Int, from start: Int, to end: Int, of node: Node.Index
  ) -> TextMatch? {
    guard let name = Self.valueName(at: position, in: tree.bytes[start..<end]) else { return nil }
    let place = place(of: tree.bytes[position..<name.end], at: position, in: node)
    switch surroundings.value(name.text, place) {
    case nil: return nil
    case .mistake(let diagnostic):
      log.add(diagnostic)
      return nil
    case .content(let html):
      var output = Output()
      html.render(into: &output)
      let insertion = tree.insertion(output, words: html.plainText, in: Node(.insertion))
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
