/// Writes children as Swift statements: `Tag.p { "22 cores"; if priced { cost } }`.
@resultBuilder
public enum Content {
  public static func buildExpression(_ node: HTML) -> [HTML] { [node] }
  public static func buildExpression(_ nodes: [HTML]) -> [HTML] { nodes }
  @_disfavoredOverload
  public static func buildExpression(_ text: String) -> [HTML] { [.text(text)] }
  @_disfavoredOverload
  public static func buildExpression(_ node: HTML?) -> [HTML] { node.map { [$0] } ?? [] }
  public static func buildBlock(_ parts: [HTML]...) -> [HTML] { parts.flatMap { $0 } }
  public static func buildOptional(_ part: [HTML]?) -> [HTML] { part ?? [] }
  public static func buildEither(first part: [HTML]) -> [HTML] { part }
  public static func buildEither(second part: [HTML]) -> [HTML] { part }
  public static func buildArray(_ parts: [[HTML]]) -> [HTML] { parts.flatMap { $0 } }
}

extension Tag {
  /// `Tag.a(.href(url)) { "text" }`
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
