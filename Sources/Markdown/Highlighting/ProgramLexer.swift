/// What sets one programming language apart from another, as far as colors go.
struct ProgramRules: Sendable {
  var words: WordTable
  var lineComments = ByteSet("")
  var hasSlashComments = true
  var hasDashComments = false
  /// Quotes of strings that end with their line.
  var quotes = ByteSet("\"")
  /// Strings in three quotes over many lines.
  var hasTripleQuotes = false
  /// Whether a quote inside a string is written twice instead of escaped.
  var doublesQuotes = false
  /// Quotes of names, such as SQL's backticks.
  var nameQuotes = ByteSet("")
  /// `@Name` is an annotation.
  var hasAnnotations = false
  /// A name that begins with a capital is a type.
  var capitalsAreTypes = false
  /// A name before `=` is a key.
  var hasKeys = false
}

extension Lexer {
  mutating func lexProgram(_ rules: ProgramRules) {
    while !isAtEnd {
      let byte = peek()
      if byte.isLetter || byte == UInt8(ascii: "_") {
        lexWord(rules)
      } else if byte.isDigit {
        lexNumber()
      } else if byte.isSpace || !lexMark(byte, rules) {
        advance()
      }
    }
  }

  private mutating func lexWord(_ rules: ProgramRules) {
    let start = position
    skip { $0.isAlphanumeric || $0 == UInt8(ascii: "_") || $0 >= 0x80 }
    let word = code[start..<position]
    if let kind = rules.words.kind(of: word) {
      note(kind, from: start)
    } else if rules.hasKeys, isBeforeEquals {
      note(.attribute, from: start)
    } else if rules.capitalsAreTypes, let first = word.first, first >= 0x41, first <= 0x5A,
      word.contains(where: { $0 >= 0x61 })
    {
      note(.type, from: start)
    }
  }

  private var isBeforeEquals: Bool {
    var offset = 0
    while peek(offset).isBlank, offset < 40 { offset += 1 }
    return peek(offset) == UInt8(ascii: "=") && peek(offset + 1) != UInt8(ascii: "=")
  }

  /// What comments, annotations and variables begin with in some language, beside line comments.
  private static let marks = ByteSet("/-@$")

  /// Takes what begins with a mark; false when the mark means nothing.
  private mutating func lexMark(_ byte: UInt8, _ rules: ProgramRules) -> Bool {
    // Most are brackets, dots and semicolons.
    guard
      Self.marks.contains(byte) || rules.lineComments.contains(byte) || rules.quotes.contains(byte)
        || rules.nameQuotes.contains(byte)
    else { return false }
    if lexComment(byte, rules) { return true }
    if rules.hasAnnotations, byte == UInt8(ascii: "@"), peek(1).isLetter {
      let start = position
      advance()
      skip { $0.isWord || $0 == UInt8(ascii: ".") }
      note(.meta, from: start)
      return true
    }
    if rules.quotes.contains(byte) {
      lexText(byte, rules)
    } else if rules.nameQuotes.contains(byte) {
      lexString(byte, escape: nil, as: .attribute)
    } else if byte == UInt8(ascii: "$"), peek(1) == UInt8(ascii: "{") {
      lexVariable()
    } else {
      return false
    }
    return true
  }

  private mutating func lexComment(_ byte: UInt8, _ rules: ProgramRules) -> Bool {
    let isLine =
      rules.lineComments.contains(byte) || rules.hasSlashComments && stands("//")
      || rules.hasDashComments && stands("--")
    if isLine {
      lexLineComment()
      return true
    }
    guard byte == UInt8(ascii: "/"), rules.hasSlashComments || rules.hasDashComments, stands("/*")
    else { return false }
    let start = position
    advance(2)
    skip(past: "*/")
    note(.comment, from: start)
    return true
  }

  private mutating func lexText(_ quote: UInt8, _ rules: ProgramRules) {
    if rules.hasTripleQuotes, peek(1) == quote, peek(2) == quote {
      let start = position
      advance(3)
      if quote == UInt8(ascii: "'") { skip(past: "'''") } else { skip(past: "\"\"\"") }
      note(.string, from: start)
    } else if rules.doublesQuotes {
      lexString(quote, escape: nil, isMultiline: true)
    } else {
      lexString(quote)
    }
  }
}
