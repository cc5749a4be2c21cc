public import Diagnostics

/// Something of another tool's Markdown, in whose place a mark stands while the page is parsed.
struct ForeignMark {
  enum Form {
    case shortcode(Shortcode)
    case fence(FenceLine)
    /// A comment, which is left out.
    case comment
    /// Code in running text, and whether it is a formula.
    case code([UInt8], language: String, isFormula: Bool)
  }

  let form: Form
  /// As the page has it.
  let written: [UInt8]
  let place: SourceLocation
  /// Whether it stands alone on its line, as a block.
  let isBlock: Bool

  /// How many characters it has on its first line.
  var width: Int {
    (written.firstIndex { $0 == 0x0A || $0 == 0x0D }.map { written[..<$0] } ?? written[...])
      .count { !$0.isContinuation }
  }
}

/// The name of something that the dialect does not know and leaves out, or shows as code.
public struct UnknownName: Hashable, Sendable {
  public enum Kind: String, CaseIterable, Sendable {
    case shortcode, block, icon, diagram, formula
    /// A component of MDX, and a statement at the beginning of such a page.
    case component, statement
  }

  public var kind: Kind
  public var name: String
  public var location: SourceLocation

  public init(_ kind: Kind, _ name: String, at location: SourceLocation) {
    (self.kind, self.name, self.location) = (kind, name, location)
  }
}

/// The marks of a page, and how the page writes them.
///
/// A mark is a noncharacter that the page does not hold, and a number. In running text it has as many
/// characters as what it stands for, so that columns stay; alone on its line it is a comment, which the parser takes
/// for a block that interrupts paragraphs.
struct ForeignMarks {
  var marks: [ForeignMark] = []
  /// What was left out without a mark.
  var names: [UnknownName] = []
  private(set) var sign: [UInt8] = []

  var isEmpty: Bool { marks.isEmpty && names.isEmpty }

  private static let digits = 4
  /// A page has fewer.
  static let most = 1 << 16

  init() {}

  init(sign: [UInt8]) { self.sign = sign }

  /// The bytes of the mark with a number: the sign and four digits.
  func bytes(of number: Int) -> [UInt8] {
    var bytes = sign
    for shift in stride(from: 4 * (Self.digits - 1), through: 0, by: -4) {
      bytes.append(UInt8(ascii: "a") + UInt8(number >> shift & 15))
    }
    return bytes
  }

  /// In bytes.
  var length: Int { sign.count + Self.digits }

  /// The number of the mark that begins here.
  func number(at text: ArraySlice<UInt8>) -> Int? {
    guard !sign.isEmpty, text.starts(with: sign), text.count >= length else { return nil }
    let number = text.dropFirst(sign.count).prefix(Self.digits).reduce(0) {
      $0 << 4 | Int(($1 &- UInt8(ascii: "a")) & 15)
    }
    return marks.indices.contains(number) ? number : nil
  }

  /// The next mark from a place on.
  func next(in text: ArraySlice<UInt8>) -> (start: Int, number: Int)? {
    guard let first = sign.first else { return nil }
    var rest = text
    while let start = rest.firstIndex(of: first) {
      if let number = number(at: text[start...]) { return (start, number) }
      rest = text[(start + 1)...]
    }
    return nil
  }

  /// Where the mark that begins at `start` ends, and with it what stands for a block around it.
  func extent(
    of number: Int, at start: Int, in text: ArraySlice<UInt8>
  ) -> Range<Int> {
    guard marks[number].isBlock else {
      let count = max(length, marks[number].width + sign.count - 1)
      return start..<min(text.endIndex, start + count)
    }
    let begins = text[..<start].suffix(4).elementsEqual("<!--".utf8) ? start - 4 : start
    var end = start + length
    while end < text.endIndex, !text[end...].starts(with: "-->") {
      if text[end] == 0x0A { return begins..<end }
      end += 1
    }
    return begins..<min(text.endIndex, end + 3)
  }

  /// The mark that a block of raw HTML is and nothing else, with what stands behind it there.
  func block(in literal: ArraySlice<UInt8>) -> Int? {
    guard !sign.isEmpty, literal.starts(with: "<!--") else { return nil }
    let inner = literal.dropFirst(4)
    guard let number = number(at: inner), marks[number].isBlock,
      literal[extent(of: number, at: inner.startIndex, in: literal).upperBound...]
        .allSatisfy(\.isSpace)
    else { return nil }
    return number
  }

  /// The bytes with each mark replaced; nil when there are none.
  func replacing(
    in text: ArraySlice<UInt8>, by replacement: (ForeignMark) -> [UInt8]
  ) -> [UInt8]? {
    guard let first = next(in: text) else { return nil }
    var (result, rest): ([UInt8], ArraySlice<UInt8>) = ([], text)
    var found: (start: Int, number: Int)? = first
    while let mark = found {
      let extent = extent(of: mark.number, at: mark.start, in: rest)
      result.append(contentsOf: rest[..<extent.lowerBound])
      result.append(contentsOf: replacement(marks[mark.number]))
      rest = rest[extent.upperBound...]
      found = next(in: rest)
    }
    result.append(contentsOf: rest)
    return result
  }
}
