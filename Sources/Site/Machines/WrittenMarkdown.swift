internal import Diagnostics
internal import Markdown
internal import Markup
internal import Pages

/// A Markdown page for programs: without its front matter, with its values filled in.
struct WrittenMarkdown: Sendable {
  let source: [UInt8]
  let frontMatter: Markdown.FrontMatter?
  let insertions: Insertions

  /// UTF-8 with line feeds between lines.
  var bytes: Output {
    let body = source.contains(0x0D) ? source.withLineFeeds[...] : source[...]
    return filled(body.dropping(lines: linesOfFrontMatter).drop { $0 == 0x0A })
  }

  /// With the two lines around it.
  private var linesOfFrontMatter: Int {
    guard let frontMatter else { return 0 }
    let text = frontMatter.text
    let newlines = text.count { $0 == 0x0A }
    return frontMatter.firstLine + newlines + (text.last == 0x0A || text.isEmpty ? 0 : 1)
  }

  /// The text with `{{ name }}` replaced where a value has that name.
  private func filled(_ text: ArraySlice<UInt8>) -> Output {
    var result = Output()
    result.reserveCapacity(text.count + 1)
    var rest = text
    while let open = rest.firstPair(of: UInt8(ascii: "{")),
      let close = rest[(open + 2)...].firstPair(of: UInt8(ascii: "}"))
    {
      let name = String(decoding: rest[(open + 2)..<close].filter { !$0.isBlank }, as: UTF8.self)
      result += rest[..<open]
      switch insertions.value(name, SourceLocation(file: "")) {
      case .content(let html): result.append(html.plainText)
      case .mistake: result += rest[open..<close + 2]
      }
      rest = rest[(close + 2)...]
    }
    result += rest
    return result
  }
}

extension [UInt8] {
  /// With each end of line, however written, one line feed.
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
}

extension ArraySlice<UInt8> {
  fileprivate func dropping(lines: Int) -> Self {
    var start = startIndex
    for _ in 0..<lines { start = self[start...].firstIndex(of: 0x0A).map { $0 + 1 } ?? endIndex }
    return self[start...]
  }

  /// Where a byte first stands twice in a row.
  fileprivate func firstPair(of byte: UInt8) -> Int? {
    withUnsafeBufferPointer { bytes in
      var index = 1
      while index < bytes.count {
        // Two in a row leave one at every second place.
        if bytes[index] == byte {
          if bytes[index - 1] == byte { return startIndex + index - 1 }
          if index + 1 < bytes.count, bytes[index + 1] == byte { return startIndex + index }
        }
        index += 2
      }
      return nil
    }
  }
}
