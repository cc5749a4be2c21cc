internal import Markup

/// Writes marks as SVG, briefly: marks of one look that follow each other name it once.
struct Drawing {
  let height: Double

  /// A mark's element without its look.
  private struct Piece {
    var style: String?
    var html: HTML
    /// Lines share a frame that stretches with the width; everything else stands by itself.
    var isLine = false
  }

  func html(_ marks: [Mark]) -> [HTML] {
    var written: [HTML] = []
    var rest = marks.map(piece)[...]
    while let first = rest.first {
      if first.isLine {
        let lines = rest.prefix { $0.isLine }
        written.append(frame(looks(lines)))
        rest = rest.dropFirst(lines.count)
      } else {
        let others = rest.prefix { !$0.isLine }
        written += looks(others)
        rest = rest.dropFirst(others.count)
      }
    }
    return written
  }

  /// Pieces of one look in a group, when there are several.
  private func looks(_ pieces: ArraySlice<Piece>) -> [HTML] {
    var written: [HTML] = []
    var rest = pieces
    while let first = rest.first {
      let alike = rest.prefix { $0.style == first.style }
      rest = rest.dropFirst(alike.count)
      if alike.count == 1 || first.style == nil {
        written += alike.map(styled)
      } else {
        written.append(Tag.g(first.style.map { .class($0) }) { alike.map { $0.html } })
      }
    }
    return written
  }

  private func styled(_ piece: Piece) -> HTML {
    guard let style = piece.style, case .element(let tag, let attributes, let children) = piece.html
    else { return piece.html }
    return .element(tag, [.class(style)] + attributes, children)
  }

  private func piece(_ mark: Mark) -> Piece {
    switch mark {
    case .line(let line): Piece(style: line.style, html: path(line), isLine: true)
    case .rule(let rule): Piece(style: rule.style, html: html(rule))
    case .bar(let bar): Piece(style: bar.style, html: html(bar))
    case .text(let label): Piece(style: label.classes, html: html(label))
    case .symbol(let symbol):
      Piece(style: symbol.style, html: placed(symbol.x, symbol.y, symbol.shape.path))
    case .leader(let leader): Piece(style: leader.style, html: html(leader))
    }
  }

  /// Units across a frame: a thousandth of the width is finer than a pixel.
  private static let units = 1000.0

  private func frame(_ lines: [HTML]) -> HTML {
    let down = Coordinate.text(height)
    return Tag.svg(
      Attribute("width", "100%"), Attribute("height", down),
      Attribute("viewBox", "0 0 \(Coordinate.text(Self.units)) \(down)"),
      Attribute("preserveAspectRatio", "none")
    ) { lines }
  }

  /// Steps from point to point are shorter to write than places. They are counted in tenths, so
  /// that rounding never adds up.
  private func path(_ line: Line) -> HTML {
    var data = ""
    for run in line.runs {
      var (x, y) = (0, 0)
      var command = ""
      for (index, point) in run.enumerated() {
        let (across, down) = (10 * tenths(point.x * Self.units / 10), tenths(point.y))
        let next = index == 0 ? "M" : down == y ? "h" : across == x ? "v" : "l"
        let first = next == "v" ? down - y : across - x
        data += next != command ? next : first < 0 ? "" : " "
        command = next
        data += Coordinate.text(Double(first) / 10)
        if next == "M" || next == "l" {
          data += (down < y ? "" : " ") + Coordinate.text(Double(down - y) / 10)
        }
        (x, y) = (across, down)
      }
    }
    return Tag.path(Attribute("d", data))
  }

  private func tenths(_ number: Double) -> Int { Int(min(max(number * 10, -1e9), 1e9).rounded()) }

  private func html(_ rule: Rule) -> HTML {
    Tag.line(
      Attribute("x1", rule.from.text), Attribute("y1", Coordinate.text(rule.top)),
      Attribute("x2", rule.to.text), Attribute("y2", Coordinate.text(rule.bottom)))
  }

  private func html(_ bar: Bar) -> HTML {
    Tag.rect(
      bar.x.attribute("x"), Attribute("y", Coordinate.text(bar.y)),
      Attribute("width", bar.width.text), Attribute("height", Coordinate.text(bar.height)))
  }

  private func html(_ label: Label) -> HTML {
    Tag.text(
      label.x.attribute("x"), Attribute("y", Coordinate.text(label.y)),
      label.shift == 0 ? nil : Attribute("dx", Coordinate.text(label.shift))
    ) {
      for run in label.runs {
        if let style = run.style { Tag.tspan(.class(style)) { run.text } } else { run.text }
      }
    }
  }

  private func html(_ leader: Leader) -> HTML {
    let end = Coordinate.text(leader.across) + " " + Coordinate.text(leader.down)
    return placed(leader.x, leader.y, "M0 0 " + end)
  }

  /// An outline in pixels around a place, which a stretched frame would distort.
  private func placed(_ x: Length, _ y: Double, _ outline: String) -> HTML {
    Tag.svg(x.attribute("x"), Attribute("y", Coordinate.text(y))) {
      Tag.path(Attribute("d", outline))
    }
  }
}

extension Length {
  /// The attribute, left out where it would say what holds anyway.
  fileprivate func attribute(_ name: String) -> Attribute? {
    switch self {
    case .share(0), .pixels(0): nil
    case .share, .pixels: Attribute(name, text)
    }
  }
}

extension Label {
  /// Its look, with the end that stands at its place.
  fileprivate var classes: String? {
    let anchor: String? =
      switch self.anchor {
      case .start: nil
      case .middle: "mid"
      case .end: "end"
      }
    let names = [style, anchor].compactMap { $0 }
    return names.isEmpty ? nil : names.joined(separator: " ")
  }
}
