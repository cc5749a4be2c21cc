internal import Markup

/// The parts of a page, for a team's own layout to arrange.
struct LayoutVariables {
  let frame: PageFrame
  let head: PageHead

  /// The parts by the names that templates use.
  var variables: [String: Any] {
    var all = PageVariables(theme: frame.theme, page: frame.page, here: frame.here).all
    for (name, part) in parts { all[name] = part.rendered() }
    var head = OutputBuffer(capacity: 1 << 12)
    self.head.write(into: &head)
    all["head"] = String(decoding: head.bytes, as: UTF8.self)
    all["hasOutline"] = !frame.outline.isEmpty
    all["mainID"] = frame.mainID
    all["language"] = frame.theme.settings.language
    if frame.theme.words.direction != nil { all["direction"] = "rtl" }
    all["skip"] = frame.theme.words[.skip]
    return all
  }

  private var parts: [(String, HTML)] {
    [
      ("announcement", .fragment(frame.slot(.announcement))), ("header", frame.header),
      ("navigation", frame.navigationTree),
      ("breadcrumb", .fragment(frame.breadcrumb)), ("title", .fragment(frame.title)),
      ("pageTop", .fragment(frame.slot(.pageTop))), ("content", frame.article),
      ("pageBottom", .fragment(frame.slot(.pageBottom))), ("steps", .fragment(frame.step)),
      ("outline", .fragment(frame.outline)), ("footer", frame.footer),
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
