internal import Markup

/// The parts of a page, for a team's own layout to arrange.
struct LayoutVariables {
  let frame: PageFrame
  let head: PageHead

  /// The parts by the names that templates use.
  var variables: [String: Any] {
    var all = PageVariables(theme: frame.theme, page: frame.page, here: frame.here).all
    for (name, part) in parts { all[name] = part.rendered() }
    all["head"] = Self.text(head.write)
    all["navigation"] = Self.text(frame.writeNavigation)
    all["breadcrumb"] = Self.text(frame.writeBreadcrumb)
    all["content"] = Self.text(frame.writeArticle)
    all["steps"] = Self.text(frame.writeSteps)
    all["outline"] = frame.hasOutline ? Self.text(frame.writeOutline) : ""
    all["hasOutline"] = frame.hasOutline
    all["mainID"] = frame.mainID
    all["language"] = frame.theme.settings.language
    if frame.theme.words.direction != nil { all["direction"] = "rtl" }
    all["skip"] = frame.theme.words[.skip]
    return all
  }

  private static func text(_ write: (inout OutputBuffer) -> Void) -> String {
    String(decoding: OutputBuffer.bytes(capacity: 1 << 12, write), as: UTF8.self)
  }

  private var parts: [(String, HTML)] {
    [
      ("announcement", .fragment(frame.slot(.announcement))), ("header", frame.header),
      ("title", .fragment(frame.title)), ("pageTop", .fragment(frame.slot(.pageTop))),
      ("pageBottom", .fragment(frame.slot(.pageBottom))), ("footer", frame.footer),
    ]
  }

  /// What `headroom theme eject layout` writes: the page as it is without a layout.
  static let starter = """
    <!doctype html>
    <html lang="{{language}}"{{#direction}} dir="{{direction}}"{{/direction}}><head>{{{head}}}</head>
    <body{{#page.isWide}} class="wide"{{/page.isWide}}>
    <a class="skip" href="#{{mainID}}">{{skip}}</a>
    {{{announcement}}}
    {{{header}}}
    <div class="frame{{#hasOutline}} outlined{{/hasOutline}}">
    {{{navigation}}}
    <main id="{{mainID}}">
    {{{breadcrumb}}}
    {{{title}}}
    {{{pageTop}}}
    {{{content}}}
    {{{pageBottom}}}
    {{{steps}}}
    </main>
    {{{outline}}}
    </div>
    {{{footer}}}
    </body></html>

    """
}
