internal import Markup
#if !hasFeature(Embedded)
  internal import Synchronization
#endif

/// The formulas and symbols of the model as MathML. They are few, and every workload's page of steps has
/// most of them: each is made once.
enum ModelFormula {
  static func html(of text: String) -> HTML {
    #if hasFeature(Embedded)
      return FormulaMarkup(text: text).html
    #else
      return known.withLock { known in
        if let html = known[text] { return html }
        let html = written(FormulaMarkup(text: text).html)
        known[text] = html
        return html
      }
    #endif
  }

  #if !hasFeature(Embedded)
    private static let known = Mutex<[String: HTML]>([:])

    /// The same element with its inside as markup that is written already.
    private static func written(_ html: HTML) -> HTML {
      guard case .element(let tag, let attributes, let children) = html else { return html }
      var markup: Output = []
      for child in children { child.render(into: &markup) }
      return .element(tag, attributes, [.trusted(markup)])
    }
  #endif
}
