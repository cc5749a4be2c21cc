/// An equation as MathML, which browsers set and screen readers speak.
///
/// Equations are written on one line: `_` begins an index, `^` an exponent, either with parentheses
/// around more than one sign, and `⁶` is an exponent too. Words stand as they are.
public struct FormulaMarkup {
  public let text: String

  public init(text: String) { self.text = text }

  /// A `<math>` element whose `alttext` is the line as it was written.
  public var html: HTML {
    var reader = FormulaReader(Array(text.unicodeScalars))
    return Tag.math(attributes: [Attribute("alttext", text)]) { .fragment(reader.row(until: nil)) }
  }
}

private struct FormulaReader {
  private let scalars: [Unicode.Scalar]
  private var position = 0

  init(_ scalars: [Unicode.Scalar]) { self.scalars = scalars }

  /// Elements up to a closing parenthesis, which is left, or to the end.
  mutating func row(until end: Unicode.Scalar?) -> [HTML] {
    var elements: [HTML] = []
    while position < scalars.count, scalars[position] != end {
      if scalars[position] == " " {
        position += 1
      } else {
        elements.append(element())
      }
    }
    return elements
  }

  /// A sign with its index and its exponent.
  private mutating func element() -> HTML {
    let base = sign()
    let index = take("_") ? script() : nil
    let exponent = take("^") ? script() : raisedDigits()
    switch (index, exponent) {
    case (nil, nil): return base
    case (let index?, nil): return Tag.msub { .fragment([base, index]) }
    case (nil, let exponent?): return Tag.msup { .fragment([base, exponent]) }
    case (let index?, let exponent?): return Tag.msubsup { .fragment([base, index, exponent]) }
    }
  }

  private mutating func sign() -> HTML {
    let scalar = scalars[position]
    if Self.isDigit(scalar) { return Tag.mn { number() } }
    if Self.isLetter(scalar) { return word() }
    if scalar == "(" { return parentheses() }
    position += 1
    return Tag.mo { String(scalar) }
  }

  /// With a point or commas only between digits.
  private mutating func number() -> String {
    var digits = take(while: Self.isDigit)
    while position + 1 < scalars.count, [".", ","].contains(scalars[position]),
      Self.isDigit(scalars[position + 1])
    {
      digits.unicodeScalars.append(scalars[position])
      position += 1
      digits += take(while: Self.isDigit)
    }
    return digits
  }

  /// Names of up to three letters are symbols, longer ones words, and so is what stands beside a word.
  private mutating func word() -> HTML {
    let start = position
    let first = take(while: Self.isLetter)
    if !Self.isWord(first), !(first.count > 1 && (isBeforeWord || isBehindSign(start, first))) {
      // A digit behind a letter is an index: m0, log10.
      let digits = take(while: Self.isDigit)
      let symbol = Tag.mi { first }
      return digits.isEmpty ? symbol : Tag.msub { .fragment([symbol, Tag.mn { digits }]) }
    }
    while isBeforeWord {
      position += 1
      _ = take(while: Self.isLetter)
    }
    var text = start > 0 && scalars[start - 1] == " " ? Self.space : ""
    text.unicodeScalars.append(contentsOf: scalars[start..<position])
    if position < scalars.count, scalars[position] == " " { text += Self.space }
    return Tag.mtext { text }
  }

  /// Whether a space or a hyphen and another word of at least two letters follow.
  private var isBeforeWord: Bool {
    guard position < scalars.count, [" ", "-"].contains(scalars[position]) else { return false }
    let next = scalars[(position + 1)...].prefix(while: Self.isLetter)
    let name = String(String.UnicodeScalarView(next))
    return name.unicodeScalars.count > 1 && !Self.functions.contains(name)
  }

  /// Whether a blank and a letter stand before a name: it says which of several the sign is, as in `φ low`.
  private func isBehindSign(_ start: Int, _ name: String) -> Bool {
    start > 1 && scalars[start - 1] == " " && Self.isLetter(scalars[start - 2])
      && !Self.functions.contains(name)
  }

  private static func isWord(_ name: String) -> Bool {
    name.unicodeScalars.count > 3 && !symbols.contains(name)
  }

  /// Kept at the ends of a text, where MathML drops others.
  private static let space = "\u{A0}"
  private static let functions = ["max", "min", "ln", "log"]

  private mutating func parentheses() -> HTML {
    position += 1
    let inside = row(until: ")")
    position = min(position + 1, scalars.count)
    return Tag.mrow { .fragment([Self.bracket("(")] + inside + [Self.bracket(")")]) }
  }

  /// As high as the letters: nothing inside is higher than a line, and browsers without a font for
  /// formulas make brackets around an index twice as high.
  private static func bracket(_ sign: String) -> HTML {
    Tag.mo(attributes: [Attribute("stretchy", "false")]) { .text(sign) }
  }

  /// What stands low or high: one sign, or all that is in parentheses, which are left out.
  private mutating func script() -> HTML {
    guard position < scalars.count else { return Tag.mrow {} }
    if take("(") {
      let inside = row(until: ")")
      position = min(position + 1, scalars.count)
      return Tag.mrow { .fragment(inside) }
    }
    if Self.isLetter(scalars[position]) { return Tag.mi { take(while: Self.isLetter) } }
    return sign()
  }

  private mutating func raisedDigits() -> HTML? {
    let digits = take { Self.raised.contains($0) }.unicodeScalars
    guard !digits.isEmpty else { return nil }
    let plain = digits.map { digit in Self.raised.firstIndex(of: digit).map { String($0) } ?? "" }
    return Tag.mn { plain.joined() }
  }

  private mutating func take(_ scalar: Unicode.Scalar) -> Bool {
    guard position < scalars.count, scalars[position] == scalar else { return false }
    position += 1
    return true
  }

  private mutating func take(while matches: (Unicode.Scalar) -> Bool) -> String {
    var text = ""
    while position < scalars.count, matches(scalars[position]) {
      text.unicodeScalars.append(scalars[position])
      position += 1
    }
    return text
  }

  private static let symbols = ["clamp", "diskBW"]
  private static let raised: [Unicode.Scalar] = ["⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"]

  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }

  /// Latin and Greek letters; the prime and the bar over a mean belong to their letter.
  private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar) || ("α"..."ω").contains(scalar)
      || ("Α"..."Ω").contains(scalar) && scalar != "Σ" || scalar == "'" || scalar == "\u{304}"
      || scalar == "′" || scalar == "µ"
  }
}
