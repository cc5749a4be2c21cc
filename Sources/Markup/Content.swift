/// Writes children as Swift statements: `Tag.p { "22 cores"; if priced { cost } }`.
///
/// A block is one array of its statements, whatever they are, since pages are made of many.
@resultBuilder
public enum Content {
  public static func buildExpression(_ node: HTML) -> HTML { node }
  public static func buildExpression(_ nodes: [HTML]) -> HTML { .fragment(nodes) }
  @_disfavoredOverload
  public static func buildExpression(_ text: String) -> HTML { .text(text) }
  @_disfavoredOverload
  public static func buildExpression(_ node: HTML?) -> HTML { node ?? .empty }
  public static func buildBlock(_ parts: HTML...) -> HTML { .fragment(parts) }
  public static func buildOptional(_ part: HTML?) -> HTML { part ?? .empty }
  public static func buildEither(first part: HTML) -> HTML { part }
  public static func buildEither(second part: HTML) -> HTML { part }
  public static func buildArray(_ parts: [HTML]) -> HTML { .fragment(parts) }
  public static func buildFinalResult(_ block: HTML) -> [HTML] {
    if case .fragment(let parts) = block { parts } else { [block] }
  }
}

extension Tag {
  /// `Tag.a(.href(url)) { "text" }`
  public func callAsFunction(
    _ attributes: Attribute..., @Content content: () -> [HTML] = { [] }
  ) -> HTML {
    .element(self, attributes, content())
  }

  /// The same, without the attributes that are nil.
  @_disfavoredOverload
  public func callAsFunction(
    _ attributes: Attribute?..., @Content content: () -> [HTML] = { [] }
  ) -> HTML {
    .element(self, attributes.compactMap { $0 }, content())
  }

  /// The same with attributes collected beforehand.
  public func callAsFunction(
    attributes: [Attribute], @Content content: () -> [HTML] = { [] }
  ) -> HTML {
    .element(self, attributes, content())
  }
}
