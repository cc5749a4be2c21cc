extension Lexer {
  /// Shell commands; with prompts, what follows `$ ` or `# ` is a command and all else output.
  mutating func lexShell(hasPrompts: Bool) {
    while !isAtEnd {
      if hasPrompts, !lexPrompt() {
        skipLine()
        advance()
        continue
      }
      var isCommand = true
      while !isAtEnd, peek() != 0x0A { lexShellWord(&isCommand, followsBlank: followsBlank) }
      advance()
    }
  }

  private var followsBlank: Bool {
    position == code.startIndex || Self.separators.contains(peek(-1))
  }

  private static let separators = ByteSet(";|&(") { $0.isSpace }
  private static let valueEnds = ByteSet("\"'$;|&()`\\") { $0.isSpace }
  private static let wordMarks = ByteSet("./") { $0.isWord || $0 >= 0x80 }

  private mutating func lexPrompt() -> Bool {
    skipBlanks()
    guard [UInt8(ascii: "$"), UInt8(ascii: "#"), UInt8(ascii: ">")].contains(peek()),
      peek(1) == 0x20
    else { return false }
    let start = position
    advance()
    note(.meta, from: start)
    return true
  }

  private mutating func lexShellWord(_ isCommand: inout Bool, followsBlank: Bool) {
    switch peek() {
    case UInt8(ascii: "\\"):
      // A line that ends in a backslash goes on.
      advance(2)
    case UInt8(ascii: "#") where followsBlank: lexLineComment()
    case UInt8(ascii: "'"): lexString(peek(), escape: nil, isMultiline: true)
    case UInt8(ascii: "\""): lexString(peek(), isMultiline: true)
    case UInt8(ascii: "$"): lexVariable()
    case UInt8(ascii: "-") where followsBlank && (peek(1).isLetter || peek(1) == peek()):
      let start = position
      skip(while: \.isWord)
      note(.attribute, from: start)
    case UInt8(ascii: "|"), UInt8(ascii: ";"), UInt8(ascii: "&"), UInt8(ascii: "("):
      isCommand = true
      advance()
    case let byte where byte.isDigit && followsBlank: lexNumber()
    case let byte where byte.isBlank: advance()
    default: lexCommandWord(&isCommand)
    }
  }

  private mutating func lexCommandWord(_ isCommand: inout Bool) {
    let start = position
    skip(while: Self.wordMarks.contains)
    if position == start { return advance() }
    if peek() == UInt8(ascii: "="), isCommand {
      note(.variable, from: start)
      advance()
      // What is set is no command.
      skip { !Self.valueEnds.contains($0) }
    } else if Self.shellWords.kind(of: code[start..<position]) == .keyword {
      note(.keyword, from: start)
    } else {
      if isCommand { note(.type, from: start) }
      isCommand = false
    }
  }

  private static let shellWords = WordTable(
    keywords: """
      if then elif else fi case esac for select while until do done in function time export local
      readonly declare set unset source return exit
      """)
}

extension Lexer {
  mutating func lexDockerfile() {
    while !isAtEnd {
      skip(while: \.isSpace)
      if peek() == UInt8(ascii: "#") {
        lexLineComment()
        continue
      }
      lexInstruction()
      while !isAtEnd, peek() != 0x0A { lexArgument() }
    }
  }

  private mutating func lexInstruction() {
    let start = position
    skip(while: \.isLetter)
    if Self.instructions.kind(of: code[start..<position]) != nil { note(.keyword, from: start) }
  }

  private mutating func lexArgument() {
    switch peek() {
    // The instruction goes on in the next line.
    case UInt8(ascii: "\\"): advance(2)
    case UInt8(ascii: "\""), UInt8(ascii: "'"): lexString(peek())
    case UInt8(ascii: "$"): lexVariable()
    case UInt8(ascii: "-") where stands("--") && peek(-1).isBlank:
      let start = position
      skip(while: \.isWord)
      note(.attribute, from: start)
    default: advance()
    }
  }

  private static let instructions = WordTable(
    keywords: """
      from run cmd label maintainer expose env add copy entrypoint volume user workdir arg onbuild
      stopsignal healthcheck shell as
      """, ignoresCase: true)
}
