public import Markup

/// The names of a chart's lines as a list above it, for a screen too narrow for names beside them.
public struct ChartKey: Equatable, Sendable {
  public struct Entry: Equatable, Sendable {
    /// The class of the line's color and dash.
    public var style: String
    public var marker: Symbol.Shape?
    /// Its name, and what else to say of it.
    public var lines: [Label.Run]

    public init(style: String, marker: Symbol.Shape? = nil, lines: [Label.Run]) {
      self.style = style
      self.marker = marker
      self.lines = lines
    }
  }

  public var entries: [Entry]

  public init(_ entries: [Entry]) { self.entries = entries }

  public var html: HTML {
    Tag.ul(.class("key")) {
      for entry in entries {
        Tag.li {
          swatch(entry).svg(.aria("hidden", "true"))
          for line in entry.lines {
            " "
            Tag.span(line.style.map { .class("label " + $0) }) { line.text }
          }
        }
      }
    }
  }

  private func swatch(_ entry: Entry) -> Chart {
    let line = Mark.rule(
      Rule(.pixels(0), 6, to: .pixels(26), 6, style: "line " + entry.style))
    let marker = entry.marker.map {
      Mark.symbol(Symbol($0, x: .pixels(13), y: 6, style: "mark " + entry.style))
    }
    return Chart(
      title: "", layout: "swatch", width: 26, height: 12,
      marks: [line] + (marker.map { [$0] } ?? []))
  }
}
