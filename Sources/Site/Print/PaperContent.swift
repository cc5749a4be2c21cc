internal import Markup

extension HTML {
  /// The same without what paper leaves out too (`@media print` of the theme): the figures of a chart
  /// that shows them, and all but the first block of configuration. The handbook on one
  /// page is a third smaller for it.
  var forPaper: HTML {
    switch self {
    case .text, .trusted: return self
    case .fragment(let children): return .fragment(children.map(\.forPaper))
    case .element(.details, let attributes, _)
    where attributes.contains(.class("figures")):
      return .empty
    case .element(.div, let attributes, let children)
    where attributes.contains(.class("manifests")):
      return .element(.div, attributes, Array(Self.flat(children).prefix(1)))
    case .element(let tag, let attributes, let children):
      return tag == .svg || tag == .table
        ? self : .element(tag, attributes, children.map(\.forPaper))
    }
  }

  private static func flat(_ children: [HTML]) -> [HTML] {
    children.flatMap { child in
      if case .fragment(let parts) = child { flat(parts) } else { [child] }
    }
  }
}
