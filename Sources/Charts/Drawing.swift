internal import Markup

/// Writes marks as SVG.
struct Drawing {
  let height: Double

  /// Lines that follow each other share one stretched frame: their points scale with the width,
  /// their strokes do not.
  func html(_ marks: [Mark]) -> [HTML] {
    var written: [HTML] = []
    var lines: [HTML] = []
    for mark in marks {
      if case .line(let line) = mark {
        lines.append(path(line))
        continue
      }
      if !lines.isEmpty { written.append(frame(lines)) }
      lines = []
      written.append(html(mark))
    }
    if !lines.isEmpty { written.append(frame(lines)) }
    return written
  }

  private func html(_ mark: Mark) -> HTML {
    switch mark {
    case .line(let line): frame([path(line)])
    case .rule(let rule): html(rule)
    case .bar(let bar): html(bar)
    case .text(let label): html(label)
    case .symbol(let symbol): placed(symbol.x, symbol.y, symbol.style, symbol.shape.path)
    case .leader(let leader):
      placed(
        leader.x, leader.y, leader.style,
        "M0 0 \(Coordinate.text(leader.across)) \(Coordinate.text(leader.down))")
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

  private func path(_ line: Line) -> HTML {
    let data = line.runs.filter { !$0.isEmpty }.map { run in
      "M" + run.map(point).joined(separator: " ")
    }
    return Tag.path(.class(line.style), Attribute("d", data.joined()))
  }

  private func point(_ point: Point) -> String {
    let across = Coordinate.text(point.x * Self.units, decimals: 0)
    return across + " " + Coordinate.text(point.y)
  }

  private func html(_ rule: Rule) -> HTML {
    Tag.line(
      .class(rule.style), Attribute("x1", rule.from.text),
      Attribute("y1", Coordinate.text(rule.top)), Attribute("x2", rule.to.text),
      Attribute("y2", Coordinate.text(rule.bottom)))
  }

  private func html(_ bar: Bar) -> HTML {
    Tag.rect(
      .class(bar.style), Attribute("x", bar.x.text), Attribute("y", Coordinate.text(bar.y)),
      Attribute("width", bar.width.text), Attribute("height", Coordinate.text(bar.height)))
  }

  private func html(_ label: Label) -> HTML {
    Tag.text(
      label.classes.map { .class($0) }, Attribute("x", label.x.text),
      Attribute("y", Coordinate.text(label.y)),
      label.shift == 0 ? nil : Attribute("dx", Coordinate.text(label.shift))
    ) {
      for run in label.runs {
        if let style = run.style { Tag.tspan(.class(style)) { run.text } } else { run.text }
      }
    }
  }

  /// An outline in pixels around a place, which a stretched frame would distort.
  private func placed(_ x: Length, _ y: Double, _ style: String, _ outline: String) -> HTML {
    Tag.svg(Attribute("x", x.text), Attribute("y", Coordinate.text(y))) {
      Tag.path(.class(style), Attribute("d", outline))
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
