/// Which attributes may stand in a page.
enum AttributePolicy {
  enum Verdict {
    case allowed
    /// It says something to the Markdown reader only, or nothing at all.
    case harmless
    /// Styles on elements are forbidden by the pages' security policy.
    case style
    /// It could run code.
    case unsafe
  }

  static func verdict(_ name: String, _ value: String) -> Verdict {
    if name.hasPrefix("on") { return .unsafe }
    switch name {
    case "srcdoc", "http-equiv", "ping", "manifest", "attributename": return .unsafe
    case "style": return .style
    case "markdown": return .harmless
    default: return .allowed
    }
  }

  /// Whether the attribute holds a URL, or something that a browser loads.
  static func isReference(_ name: String) -> Bool {
    switch name {
    case "href", "src", "action", "formaction", "xlink:href", "poster", "cite", "background",
      "data", "longdesc", "codebase", "classid", "archive", "icon", "lowsrc", "dynsrc", "profile",
      "usemap":
      true
    default: false
    }
  }

  /// Attribute lists describe; where a link leads is said by the link itself.
  static func isForLists(_ name: String) -> Bool {
    if isReference(name) || name == "srcset" { return false }
    return name.utf8.first?.isLetter == true
  }
}
