/// Removes comments and unneeded white space from the theme's own scripts.
///
/// It knows strings and regular expressions but not the whole language: the scripts must have no
/// template literals, and must end each statement with a semicolon or a brace.
struct ScriptMinifier {
  private let source: UnsafeBufferPointer<UInt8>
  private var position = 0
  /// As long as the source, which is never shorter than what becomes of it.
  private let output: UnsafeMutableBufferPointer<UInt8>
  private var count = 0

  static func minify(_ source: [UInt8]) -> [UInt8] {
    [UInt8](unsafeUninitializedCapacity: source.count) { output, count in
      count = source.withUnsafeBufferPointer { source in
        var minifier = ScriptMinifier(source: source, output: output)
        minifier.run()
        return minifier.count
      }
    }
  }

  private init(source: UnsafeBufferPointer<UInt8>, output: UnsafeMutableBufferPointer<UInt8>) {
    (self.source, self.output) = (source, output)
  }

  private mutating func run() {
    while let byte = peek() {
      switch byte {
      case UInt8(ascii: "/") where peek(1) == UInt8(ascii: "/"):
        while let next = peek(), next != UInt8(ascii: "\n") { position += 1 }
      case UInt8(ascii: "/") where beginsExpression: copyRegularExpression()
      case UInt8(ascii: "\""), UInt8(ascii: "'"): copyString(byte)
      case UInt8(ascii: " "), UInt8(ascii: "\n"): skipBlanks()
      case UInt8(ascii: "=") where peek(1) == UInt8(ascii: ">"):
        bareParameter()
        copy()
        copy()
      case _ where Self.isWord(byte): copyWord()
      default:
        // A semicolon before a closing brace is not needed.
        if byte == UInt8(ascii: "}"), last == UInt8(ascii: ";") { count -= 1 }
        copy()
      }
    }
  }

  private func peek(_ distance: Int = 0) -> UInt8? {
    position + distance < source.count ? source[position + distance] : nil
  }

  private var last: UInt8? { count > 0 ? output[count - 1] : nil }

  /// A slash after an operator, an opening bracket or `return` can't divide.
  private var beginsExpression: Bool {
    guard let last else { return true }
    return "(,=:[!&|?{};\n".utf8.contains(last)
      || output[..<count].suffix(7).elementsEqual("return ".utf8)
  }

  private mutating func copy() {
    write(source[position])
    position += 1
  }

  private mutating func write(_ byte: UInt8) {
    output[count] = byte
    count += 1
  }

  private mutating func copyWord() {
    repeat { copy() } while peek().map(Self.isWord) == true
  }

  private mutating func copyString(_ quote: UInt8) {
    copy()
    while let byte = peek(), byte != quote {
      if byte == UInt8(ascii: "\\") { copy() }
      if peek() != nil { copy() }
    }
    if peek() != nil { copy() }
  }

  private mutating func copyRegularExpression() {
    var isInClass = false
    copy()
    while let byte = peek(), isInClass || byte != UInt8(ascii: "/") {
      if byte == UInt8(ascii: "[") { isInClass = true }
      if byte == UInt8(ascii: "]") { isInClass = false }
      if byte == UInt8(ascii: "\\") { copy() }
      if peek() != nil { copy() }
    }
    if peek() != nil { copy() }
  }

  /// Blanks matter between two words; a line's end also after what may end a statement.
  private mutating func skipBlanks() {
    var endsLine = false
    while let byte = peek(), byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\n") {
      if byte == UInt8(ascii: "\n") { endsLine = true }
      position += 1
    }
    guard let before = last, let after = peek() else { return }
    if endsLine {
      if !Self.goesOn(before), after != UInt8(ascii: "}"), after != UInt8(ascii: ".") {
        write(UInt8(ascii: "\n"))
      }
    } else if !Self.separates(before, from: after), !Self.separates(after, from: before) {
      write(UInt8(ascii: " "))
    }
  }

  /// Whether no statement can end with this byte.
  private static func goesOn(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "{"), UInt8(ascii: "("), UInt8(ascii: ","), UInt8(ascii: ";"),
      UInt8(ascii: "\n"):
      true
    default: false
    }
  }

  /// A single parameter of an arrow function needs no parentheses.
  private mutating func bareParameter() {
    guard last == UInt8(ascii: ")") else { return }
    let end = count - 1
    var start = end
    while start > 0, Self.isWord(output[start - 1]) { start -= 1 }
    guard start < end, start > 1, output[start - 1] == UInt8(ascii: "("),
      !Self.isWord(output[start - 2])
    else { return }
    for index in start..<end { output[index - 1] = output[index] }
    count -= 2
  }

  private static func isWord(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "$"):
      true
    default: false
    }
  }

  /// Whether no blank is needed beside this byte. Two signs in a row would be one operator.
  private static func separates(_ byte: UInt8, from other: UInt8) -> Bool {
    if byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-") { return byte != other }
    switch byte {
    case UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "("), UInt8(ascii: ")"),
      UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: ";"), UInt8(ascii: ","),
      UInt8(ascii: ":"), UInt8(ascii: "="), UInt8(ascii: "<"), UInt8(ascii: ">"),
      UInt8(ascii: "?"), UInt8(ascii: "!"), UInt8(ascii: "&"), UInt8(ascii: "|"),
      UInt8(ascii: "*"), UInt8(ascii: "%"), UInt8(ascii: "\""), UInt8(ascii: "\n"):
      return true
    default: return false
    }
  }
}
