/// A tree of HTML or SVG, escaped when rendered.
public enum HTML: Hashable, Sendable {
  case text(String)
  case element(Tag, [Attribute], [HTML])
  case fragment([HTML])
  /// Markup that is already safe HTML. The only way in without escaping.
  case trusted(Output)

  public static let empty = HTML.fragment([])
}

/// An attribute; without a value it is a Boolean one, such as `open`.
public struct Attribute: Hashable, Sendable {
  public let name: String
  public let value: String?

  public init(_ name: String, _ value: String?) {
    self.name = name
    self.value = value
  }
}

extension HTML: ExpressibleByStringLiteral, ExpressibleByStringInterpolation {
  public init(stringLiteral text: String) { self = .text(text) }
}

extension HTML {
  public var isEmpty: Bool {
    switch self {
    case .text(let text): text.isEmpty
    case .trusted(let markup): markup.isEmpty
    case .fragment(let children): children.allSatisfy { $0.isEmpty }
    case .element: false
    }
  }

  /// The text a reader sees, without markup; trusted markup counts as none. A blank stands between
  /// what stands on its own, such as the cells of a table.
  public var plainText: String {
    switch self {
    case .text(let text): text
    case .trusted: ""
    case .fragment(let children): children.map { $0.plainText }.joined()
    case .element(.math, let attributes, _): attributes.first { $0.name == "alttext" }?.value ?? ""
    case .element(let tag, _, let children):
      if tag.isInline {
        children.map { $0.plainText }.joined()
      } else {
        children.map { $0.plainText }.joined() + " "
      }
    }
  }

  /// The permalink in a heading, which is no part of its words.
  public var isAnchor: Bool {
    guard case .element(.a, let attributes, _) = self else { return false }
    return attributes.contains(.class("anchor"))
  }
}
