/// The elements this project writes; a closed list, so that no name comes from outside.
public enum Tag: String, Sendable {
  case a, abbr, article, aside, b, body, br, button, caption, code, dd, details, dialog, div, dl, dt
  case em, figcaption, figure, footer, form, h1, h2, h3, h4, h5, h6, head, header, hr, html, i, img
  case input, kbd, label, legend, li, link, main, meta, nav, noscript, ol, option, output, p, pre
  case s, script, search, section, select, small, span, strong, style, sub, summary, sup, table
  case tbody, td, template, tfoot, th, thead, time, title, tr, u, ul, wbr
  // MathML.
  case math, mi, mn, mo, mrow, msub, msubsup, msup, mtext
  // SVG. `title` and `a` are shared with HTML.
  case circle, clipPath, defs, desc, ellipse, g, line, linearGradient, marker, path, pattern
  case polygon, polyline, rect, stop, svg, symbol, text, tspan, use

  /// Written without an end tag.
  public var isVoid: Bool {
    switch self {
    case .br, .hr, .img, .input, .link, .meta, .wbr: true
    default: false
    }
  }

  /// What HTML ends by itself at the next cell or row; a large table is a tenth smaller for it.
  var endsByItself: Bool {
    switch self {
    case .td, .th, .tr: true
    default: false
    }
  }

  /// An empty SVG shape, closed in its own tag.
  var isSelfClosing: Bool {
    switch self {
    case .circle, .ellipse, .line, .path, .polygon, .polyline, .rect, .stop, .use: true
    default: false
    }
  }

  /// Stands within a line, so that the words around it touch.
  public var isInline: Bool {
    switch self {
    case .math, .mi, .mn, .mo, .mrow, .msub, .msubsup, .msup, .mtext: true
    case .a, .abbr, .b, .code, .em, .i, .kbd, .s, .span, .strong, .sub, .sup, .time, .u, .wbr: true
    default: false
    }
  }
}
