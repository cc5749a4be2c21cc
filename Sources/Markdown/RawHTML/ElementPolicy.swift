/// Which elements may stand in a page.
enum ElementPolicy {
  enum Verdict {
    case allowed
    /// It could run code, load something from elsewhere, or swallow the rest of the page.
    case unsafe
    /// HTML has no such element: most likely text such as `<name>`.
    case unknown
  }

  /// - Parameter inDrawing: Whether it stands in an `svg`, whose title screen readers read out.
  ///   Elsewhere a browser takes all up to the end of a title as text.
  static func verdict(_ element: String, inDrawing: Bool = false) -> Verdict {
    if inDrawing, element == "title" { return .allowed }
    if allowed.contains(element) { return .allowed }
    return unsafe.contains(element) ? .unsafe : .unknown
  }

  /// Whether what stands in the element is nothing to read.
  static func hidesContent(_ element: String) -> Bool { hiding.contains(element) }

  private static let hiding = names(
    """
    script style iframe object applet template noembed noframes head annotation annotation-xml
    foreignobject
    """)

  private static let allowed = names(
    """
    a abbr acronym address area article aside audio b bdi bdo big blockquote br button caption
    center cite code col colgroup data dd del details dfn dir div dl dt em fieldset figcaption
    figure font footer h1 h2 h3 h4 h5 h6 header hgroup hr i img input ins kbd label legend li main
    map mark menu meter nav ol optgroup option output p picture pre progress q rp rt ruby s samp
    search section select small source span strike strong sub summary sup table tbody td tfoot th
    thead time tr track tt u ul var video wbr
    svg g path circle ellipse line polyline polygon rect text tspan textpath defs lineargradient
    radialgradient stop marker clippath mask pattern symbol use desc
    math mi mn mo ms mrow msup msub msubsup mfrac msqrt mroot mtext mover munder munderover mtable
    mtr mtd mspace mstyle mpadded mphantom semantics
    """)

  private static let unsafe = names(
    """
    script style iframe object embed base meta link frame frameset applet textarea title xmp
    noembed noframes plaintext noscript template html head body form param portal dialog slot
    canvas image isindex keygen listing foreignobject animate animatemotion animatetransform set
    script annotation annotation-xml maction fencedframe marquee bgsound
    """)

  private static func names(_ list: String) -> Set<String> {
    Set(list.split(whereSeparator: \.isWhitespace).map(String.init))
  }
}
