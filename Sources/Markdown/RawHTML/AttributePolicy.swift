/// Which attributes may stand in a page.
enum AttributePolicy {
  enum Verdict {
    case allowed
    /// It has a meaning for Markdown only, or none at all.
    case harmless
    /// Styles on elements are forbidden by the pages' security policy.
    case style
    /// It could run code.
    case unsafe
  }

  /// - Parameter element: An image by a name becomes a property of the document by that name, and
  ///   may take the place of one that scripts rely on, such as `currentScript`.
  ///
  /// - Source: HTML, "DOM tree accessors"; of the other elements that do so none may stand in a page.
  static func verdict(_ name: String, on element: String) -> Verdict {
    if name == "name", element == "img" { return .harmless }
    if let verdict = verdicts[name] { return verdict }
    return name.utf8.starts(with: "on".utf8) ? .unsafe : .allowed
  }

  private static let verdicts: [String: Verdict] = [
    "srcdoc": .unsafe, "http-equiv": .unsafe, "ping": .unsafe, "manifest": .unsafe,
    "attributename": .unsafe, "style": .style, "markdown": .harmless,
  ]

  /// Whether the attribute holds a URL, or something that a browser loads.
  static func isReference(_ name: String) -> Bool { references.contains(name) }

  private static let references: Set<String> = [
    "href", "src", "srcset", "action", "formaction", "xlink:href", "poster", "cite", "background",
    "data", "longdesc", "codebase", "classid", "archive", "icon", "lowsrc", "dynsrc", "profile",
    "usemap",
  ]

  /// Whether an attribute list may have it: nothing that decides where a link leads, and no name,
  /// since a list may be an image's.
  static func isForLists(_ name: String) -> Bool {
    forLists.contains(name) || name.hasPrefix("data-") || name.hasPrefix("aria-")
  }

  private static let forLists: Set<String> = [
    "align", "alt", "dir", "download", "height", "hidden", "lang", "loading", "open", "rel",
    "reversed", "role", "start", "tabindex", "target", "title", "translate", "type", "width",
  ]
}
