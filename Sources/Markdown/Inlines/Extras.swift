internal import Markup

/// `:name:` in running text.
struct IconName {
  let name: String
  /// Where the text goes on, behind an attribute list too.
  let end: Int

  static func isInName(_ byte: UInt8) -> Bool {
    byte.isWord || byte == UInt8(ascii: "+")
  }

  init?(_ text: ArraySlice<UInt8>) {
    var scanner = Scanner(text)
    guard scanner.skip(":") else { return nil }
    let name = scanner.take(while: Self.isInName)
    guard !name.isEmpty, name.count < 64, scanner.skip(":") else { return nil }
    if let next = scanner.peek, next.isWord || next == UInt8(ascii: ":") { return nil }
    self.name = name.string
    let list = AttributeList(scanner.rest)
    end = scanner.position + (list?.length ?? 0)
  }

  /// Whether it is a drawing of one of the sets that Material for MkDocs has.
  var isIcon: Bool {
    ["material-", "fontawesome-", "octicons-", "simple-", "lucide-"].contains {
      name.hasPrefix($0)
    }
  }
}

extension InlineTransforms {
  /// Reads icons, keys, marks and the like in every text of the page.
  mutating func readExtras() {
    if textPlaces.extras.isEmpty, textPlaces.pairs.isEmpty { return }
    var parents = Parents()
    for index in 0..<tree.nodes.count where tree.nodes[index].kind == .text {
      let node = Node.Index(index)
      if tree.nodes[index].text.count < 3 { continue }
      let text = tree.nodes[index].text.indices
      if textPlaces.pairs.first(from: text.lowerBound, to: text.upperBound - 1) != nil,
        let parent = tree[node].parent
      {
        parents.add(parent)
      }
      cutExtras(node)
    }
    for parent in parents.all {
      pair(UInt8(ascii: "="), as: .mark, among: parent)
      pair(UInt8(ascii: "^"), as: .inserted, among: parent)
    }
  }

  private mutating func cutExtras(_ node: Node.Index) {
    var cutter = TextCutter(node: node, in: tree)
    var position = Int(tree[node].text.start)
    let end = Int(tree[node].text.end)
    while let found = textPlaces.extras.first(from: position, to: end) {
      if let match = extra(at: found, from: cutter.start, to: end, of: node) {
        cutter.cut(match, in: &tree)
        position = match.range.upperBound
      } else {
        position = found + 1
      }
    }
  }

  private mutating func extra(
    at position: Int, from start: Int, to end: Int, of node: Node.Index
  ) -> TextMatch? {
    let byte = tree.bytes[position]
    if tree.isEscaped(position) { return nil }
    let before = position > start ? tree.bytes[position - 1] : 0x20
    let text = tree.bytes[position..<end]
    switch byte {
    case UInt8(ascii: ":"):
      guard !before.isWord, before != UInt8(ascii: ":"), let icon = IconName(text) else {
        return nil
      }
      return self.icon(icon, at: position, of: node)
    case UInt8(ascii: "+"):
      guard !before.isWord, before != UInt8(ascii: "+"), let keys = Keys(text) else { return nil }
      let insertion = tree.insertion(keys.html, words: keys.words, in: Node(.insertion))
      return TextMatch(range: position..<keys.end, node: tree.add(insertion))
    case UInt8(ascii: "^"), UInt8(ascii: "~"):
      guard before.isAlphanumeric || before == UInt8(ascii: ")") || before >= 0x80 else {
        return nil
      }
      return raised(byte, at: position, text)
    case UInt8(ascii: "#"): return issue(at: position, after: before, text, node)
    default: return nil
    }
  }

  private mutating func icon(
    _ icon: IconName, at position: Int, of node: Node.Index
  ) -> TextMatch? {
    let range = position..<icon.end
    if icon.isIcon {
      let drawing = IconDrawing.svg(of: icon.name)
      if drawing == nil {
        let written = tree.bytes[position..<(position + icon.name.utf8.count + 2)]
        log.add(
          UnknownName(.icon, icon.name, at: place(of: written, at: position, in: node)))
      }
      let insertion = tree.insertion(drawing ?? [], words: "", in: Node(.insertion))
      return TextMatch(range: range, node: tree.add(insertion))
    }
    guard let character = Emoji.named(icon.name) else { return nil }
    var text = Node(.text)
    text.text = tree.keep(character.utf8)
    return TextMatch(range: range, node: tree.add(text))
  }

  /// `10^3^` and `H~2~O`: right behind a word, and without blanks.
  private mutating func raised(
    _ sign: UInt8, at position: Int, _ text: ArraySlice<UInt8>
  ) -> TextMatch? {
    let inner = text.dropFirst().prefix(40).prefix { $0 != sign && !$0.isSpace }
    guard !inner.isEmpty, inner.endIndex < text.endIndex, text[inner.endIndex] == sign,
      text[(inner.endIndex + 1)...].first != sign
    else { return nil }
    var styled = Node(.styled)
    styled.style = sign == UInt8(ascii: "^") ? .superscript : .subscript
    let node = tree.add(styled)
    var content = Node(.text)
    content.text = ByteRange(inner.startIndex..<inner.endIndex)
    tree.append(tree.add(content), to: node)
    return TextMatch(range: position..<(inner.endIndex + 1), node: node)
  }

  /// `#123`, of two digits and more: a place in a list is a number too.
  private mutating func issue(
    at position: Int, after before: UInt8, _ text: ArraySlice<UInt8>, _ node: Node.Index
  ) -> TextMatch? {
    guard let address = surroundings.issues, before.isSpace || "([,".utf8.contains(before) else {
      return nil
    }
    let number = text.dropFirst().prefix(while: \.isDigit)
    guard (2...7).contains(number.count), number.first != UInt8(ascii: "0") else { return nil }
    if let next = text[number.endIndex...].first, next.isWord { return nil }
    if tree.ancestor(of: node, where: { tree[$0].kind == .link }) != nil { return nil }
    let digits = Array(number)
    var detail = LinkDetail(url: tree.keep(address.utf8 + digits), title: ByteRange())
    detail.isBare = true
    var link = Node(.link)
    link.link = tree.links.count
    tree.links.append(detail)
    let index = tree.add(link)
    var content = Node(.text)
    content.text = ByteRange(position..<(position + 1 + digits.count))
    tree.append(tree.add(content), to: index)
    return TextMatch(range: position..<(position + 1 + digits.count), node: index)
  }
}

extension InlineTransforms {
  /// Styles what stands between two signs of two bytes, such as `==text==`, outside of words.
  private mutating func pair(_ sign: UInt8, as style: Node.Style, among parent: Node.Index) {
    var openers: [Node.Index] = []
    for child in tree.children(of: parent) where tree[child].kind == .text {
      for run in cutPairs(of: sign, in: child) {
        let (before, after) = (byte(before: run), byte(after: run))
        if !before.isSpace, !Abbreviations.isInWord(after), let opener = openers.popLast() {
          tree[opener].kind = .styled
          tree[opener].style = style
          tree[opener].text = ByteRange()
          if tree[opener].next != run {
            tree.move(from: tree[opener].next, through: tree[run].previous, to: opener)
          }
          tree.detach(run)
        } else if !after.isSpace, !Abbreviations.isInWord(before) {
          openers.append(run)
        }
      }
    }
  }

  private func byte(before run: Node.Index) -> UInt8 {
    var previous = tree[run].previous
    while let node = previous, tree[node].kind == .text, tree[node].text.isEmpty {
      previous = tree[node].previous
    }
    guard let previous else { return 0x20 }
    return tree[previous].kind == .text ? tree.text(of: previous).last ?? 0x20 : 0x2E
  }

  private func byte(after run: Node.Index) -> UInt8 {
    var next = tree[run].next
    while let node = next, tree[node].kind == .text, tree[node].text.isEmpty {
      next = tree[node].next
    }
    guard let next else { return 0x20 }
    return tree[next].kind == .text ? tree.text(of: next).first ?? 0x20 : 0x2E
  }

  /// Cuts a text so that each sign of exactly two bytes is a node; returns those.
  private mutating func cutPairs(of sign: UInt8, in node: Node.Index) -> [Node.Index] {
    var runs: [Node.Index] = []
    var cutter = TextCutter(node: node, in: tree)
    var index = Int(tree[node].text.start)
    let end = Int(tree[node].text.end)
    while index < end {
      guard tree.bytes[index] == sign else {
        index += 1
        continue
      }
      let start = index
      while index < end, tree.bytes[index] == sign { index += 1 }
      guard index - start == 2, !tree.isEscaped(start), !tree.isEscaped(start + 1) else { continue }
      var run = Node(.text)
      run.text = ByteRange(start..<index)
      let piece = tree.add(run)
      cutter.cut(TextMatch(range: start..<index, node: piece), in: &tree)
      runs.append(piece)
    }
    return runs
  }
}

/// `++ctrl+alt+del++`: keys to press together.
private struct Keys {
  let end: Int
  private let names: [String]

  init?(_ text: ArraySlice<UInt8>) {
    var scanner = Scanner(text)
    guard scanner.skip("++") else { return nil }
    var names: [String] = []
    repeat {
      guard let name = Self.name(&scanner) else { return nil }
      names.append(name)
      if scanner.skip("++") {
        (self.names, end) = (names, scanner.position)
        return
      }
    } while scanner.skip("+") && names.count < 8
    return nil
  }

  private static func name(_ scanner: inout Scanner) -> String? {
    if scanner.skip("\"") {
      let name = scanner.take { $0 != UInt8(ascii: "\"") && $0 != 0x0A }
      return scanner.skip("\"") && !name.isEmpty ? name.string : nil
    }
    let name = scanner.take(while: \.isWord).string
    if name.isEmpty { return nil }
    return shown[name.lowercased()] ?? name.prefix(1).uppercased() + name.dropFirst()
  }

  private static let shown = [
    "ctrl": "Ctrl", "control": "Ctrl", "alt": "Alt", "cmd": "Cmd", "command": "Cmd",
    "meta": "Meta", "win": "Windows", "windows": "Windows", "esc": "Esc", "escape": "Esc",
    "del": "Del", "delete": "Del", "ins": "Ins", "insert": "Ins", "enter": "Enter",
    "return": "Enter", "tab": "Tab", "space": "Space", "backspace": "Backspace",
    "page-up": "Page Up", "page-down": "Page Down", "arrow-up": "↑", "up": "↑",
    "arrow-down": "↓", "down": "↓", "arrow-left": "←", "left": "←", "arrow-right": "→",
    "right": "→", "home": "Home", "end": "End", "plus": "+", "minus": "-", "shift": "Shift",
    "option": "Option", "caps-lock": "Caps Lock", "print-screen": "Print Screen",
  ]

  var words: String { names.joined(separator: "+") }

  var html: [UInt8] {
    var output = Output()
    HTML.fragment(
      names.enumerated().flatMap { index, name in
        (index == 0 ? [] : [HTML.text("+")]) + [Tag.kbd { name }]
      }
    ).render(into: &output)
    return output
  }
}
