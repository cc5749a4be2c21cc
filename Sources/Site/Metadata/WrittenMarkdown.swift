internal import Diagnostics
internal import Markdown
internal import Markup
internal import Pages

/// The source of a Markdown page without front matter and with values filled in.
struct WrittenMarkdown: Sendable {
  let source: [UInt8]
  let frontMatter: FrontMatterSource?
  let insertions: Insertions

  /// UTF-8 with line feeds between lines.
  var bytes: Output {
    let source = source.withoutByteOrderMark
    let text = source.position(of: 0x0D) == nil ? source : source.withLineFeeds
    var start = 0
    for _ in 0..<linesOfFrontMatter {
      start = text.position(of: 0x0A, from: start).map { $0 + 1 } ?? text.count
    }
    return filled(text, from: text[start...].firstIndex { $0 != 0x0A } ?? text.count)
  }

  /// Including its two fences.
  private var linesOfFrontMatter: Int {
    guard let frontMatter else { return 0 }
    return frontMatter.firstLine + frontMatter.text.withLineFeeds.count { $0 == 0x0A }
  }

  /// The text with `{{ name }}` replaced where a value has that name.
  private func filled(_ text: [UInt8], from start: Int) -> Output {
    var result = Output()
    result.reserveCapacity(text.count - start + 1)
    var start = start
    while let open = text.pair(of: UInt8(ascii: "{"), from: start),
      let close = text.pair(of: UInt8(ascii: "}"), from: open + 2)
    {
      let name = String(decoding: text[(open + 2)..<close].filter { !$0.isBlank }, as: UTF8.self)
      result += text[start..<open]
      switch insertions.value(name, SourceLocation(file: "")) {
      case .content(let html): result.append(html.plainText)
      case .mistake: result += text[open..<close + 2]
      }
      start = close + 2
    }
    result += text[start...]
    return result
  }
}

extension [UInt8] {
  /// Editors of Windows put one before a text.
  var withoutByteOrderMark: [UInt8] {
    starts(with: [0xEF, 0xBB, 0xBF]) ? Array(dropFirst(3)) : self
  }

  /// With CR LF and CR replaced by LF.
  fileprivate var withLineFeeds: [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(count)
    for (index, byte) in enumerated() {
      if byte != 0x0D {
        result.append(byte)
      } else if index + 1 == count || self[index + 1] != 0x0A {
        result.append(0x0A)
      }
    }
    return result
  }
  /// The first place where a byte occurs twice in a row.
  fileprivate func pair(of byte: UInt8, from start: Int) -> Int? {
    var start = start
    while let found = position(of: byte, from: start), found + 1 < count {
      if self[found + 1] == byte { return found }
      start = found + 1
    }
    return nil
  }
}
