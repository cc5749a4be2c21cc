import Markup

/// Writes code with its tokens as spans, whole or line by line.
struct CodeWriter {
  let code: ArraySlice<UInt8>
  let tokens: [Token]
  private var next = 0

  init(code: ArraySlice<UInt8>, tokens: [Token]) {
    self.code = code
    self.tokens = tokens
  }

  mutating func write(to output: inout OutputBuffer) {
    write(code.startIndex..<code.endIndex, to: &output)
  }

  /// Writes each line as an element of its own, marked and numbered as its fence asks.
  mutating func writeLines(of fence: Fence, to output: inout OutputBuffer) {
    var marks = fence.marksInOrder[...]
    var line = 1
    var start = code.startIndex
    while start < code.endIndex {
      let end = code[start...].firstIndex(of: 0x0A) ?? code.endIndex
      while let first = marks.first, first.upperBound < line { marks = marks.dropFirst() }
      let isMarked = marks.first?.contains(line) == true
      output.append(markup: isMarked ? "<span class=\"line hl\"" : "<span class=\"line\"")
      if let first = fence.firstNumber {
        output.append(" data-n=\"\(first &+ line &- 1)\"")
      }
      output.append(UInt8(ascii: ">"))
      write(start..<end, to: &output)
      output.append(markup: "</span>\n")
      start = end + 1
      line += 1
    }
  }

  /// Writes a stretch; a token that reaches beyond it goes on in the next one.
  private mutating func write(_ range: Range<Int>, to output: inout OutputBuffer) {
    next = code.withUnsafeBufferPointer { bytes in
      let stretch = CodeStretch(bytes: bytes, first: code.startIndex, range: range)
      return stretch.write(tokens, from: next, to: &output)
    }
  }
}

/// A stretch of code, and the bytes of all of it.
private struct CodeStretch {
  let bytes: UnsafeBufferPointer<UInt8>
  /// The index of the first of the bytes.
  let first: Int
  let range: Range<Int>

  /// Writes the stretch with those tokens from `next` on that begin before its end; returns the
  /// first one that goes on behind it.
  func write(_ tokens: [Token], from next: Int, to output: inout OutputBuffer) -> Int {
    var (next, position) = (next, range.lowerBound)
    while next < tokens.count, tokens[next].range.lowerBound < range.upperBound {
      let token = tokens[next]
      let start = max(position, token.range.lowerBound)
      let end = min(token.range.upperBound, range.upperBound)
      write(plain: position..<start, to: &output)
      position = max(start, end)
      write(start..<position, as: token.kind, to: &output)
      if token.range.upperBound > range.upperBound { return next }
      next += 1
    }
    write(plain: position..<range.upperBound, to: &output)
    return next
  }

  private func write(plain range: Range<Int>, to output: inout OutputBuffer) {
    if range.isEmpty { return }
    let place = (range.lowerBound - first)..<(range.upperBound - first)
    output.append(escaping: UnsafeBufferPointer(rebasing: bytes[place]), in: .markdown)
  }

  private func write(_ range: Range<Int>, as kind: Token.Kind, to output: inout OutputBuffer) {
    if range.isEmpty { return }
    output.append(spanOfClass: kind.letter)
    write(plain: range, to: &output)
    output.append(markup: "</span>")
  }
}
