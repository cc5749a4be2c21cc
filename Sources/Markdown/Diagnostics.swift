import Diagnostics
import Pages

// Every message to a writer stands here, so that they can be read side by side.
extension Diagnostic {
  static func invalidUTF8(at location: SourceLocation) -> Diagnostic {
    .error(
      "invalid-utf8", "this file is not valid UTF-8 from here on", at: location,
      hint: "save it with the encoding UTF-8")
  }

  static func tableTooWide(cells: Int, columns: Int, at location: SourceLocation) -> Diagnostic {
    .warning(
      "table-too-wide",
      "this row has \(cells) cells but the table has \(columns) columns; the rest is not shown",
      at: location, hint: "write a vertical bar inside a cell as '\\|'")
  }

  static func directiveLine(_ line: String, at location: SourceLocation) -> Diagnostic {
    .error(
      "directive-line", "expected 'key: value' but found '\(line.prefix(60))'", at: location)
  }

  static func duplicateKey(
    _ field: Directive.Field, of directive: Directive, first: Directive.Field
  ) -> Diagnostic {
    .error(
      "duplicate-key",
      "the directive '\(directive.name)' has the key '\(field.key)' twice, first at "
        + "\(first.keyLocation)",
      at: field.keyLocation, hint: "remove one of them")
  }

  static func lazyLine(at location: SourceLocation) -> Diagnostic {
    .warning(
      "lazy-line", "this line is not indented, so it is below the block above, not in it",
      at: location, hint: "indent it by four spaces, or put an empty line before it")
  }

  static func duplicateFootnote(_ label: String, at location: SourceLocation) -> Diagnostic {
    .warning(
      "duplicate-footnote", "the footnote '\(label)' is defined twice; the first one is used",
      at: location)
  }

  static func missingFootnote(
    _ label: String, at location: SourceLocation, nearest: String?
  ) -> Diagnostic {
    .warning(
      "missing-footnote", "there is no footnote '\(label)'", at: location,
      hint: nearest.map(Nearest.question) ?? "define it with '[^\(label)]: text'")
  }

  static func unusedFootnote(_ label: String, at location: SourceLocation) -> Diagnostic {
    .warning(
      "unused-footnote", "nothing refers to the footnote '\(label)', so it is not shown",
      at: location)
  }

  static func missingReference(_ label: String, at location: SourceLocation) -> Diagnostic {
    .warning(
      "missing-reference", "nothing defines '[\(label.prefix(60))]', so this is no link",
      at: location,
      hint:
        "define it with '[\(label.prefix(60))]: address', or put a backslash before the brackets")
  }

  static func missingPage(_ name: String, at location: SourceLocation) -> Diagnostic {
    .warning(
      "missing-reference", "no page is called '\(name.prefix(60))', so this is no link",
      at: location,
      hint: "write the name of a page's file, or put a backslash before the brackets")
  }

  static func duplicateReference(_ label: String, at location: SourceLocation) -> Diagnostic {
    .warning(
      "duplicate-reference",
      "'[\(label.prefix(60))]' is defined before with another address, which is used",
      at: location, hint: "remove one of them")
  }

  static func duplicateID(_ id: String, at location: SourceLocation) -> Diagnostic {
    .error(
      "duplicate-id", "the id '\(id)' is already taken on this page", at: location,
      hint: "links to '#\(id)' would lead to the first one")
  }

  static func invalidID(_ id: String, at location: SourceLocation) -> Diagnostic {
    .error(
      "invalid-id",
      id.isEmpty ? "an id without a name" : "the id '\(id.prefix(60))' contains a space",
      at: location, hint: "an id is one word, such as 'memory-of-a-taskmanager'")
  }

  static func unclosedElement(
    _ name: String, because reason: ReferenceResolution.EndReason, at location: SourceLocation
  ) -> Diagnostic {
    switch reason {
    case .isLeftOpen:
      .warning(
        "unclosed-element", "'<\(name)>' is not closed, so it ends with the block that contains it",
        at: location, hint: "write '</\(name)>' where it ends, in the same block")
    case .holdsNone:
      .warning(
        "unclosed-element",
        "'<\(name)>' can't contain what comes next, so it ends before that", at: location,
        hint: "write all of it in one piece, without Markdown or empty lines between")
    }
  }

  static func unclosedBlock(_ written: String, at location: SourceLocation) -> Diagnostic {
    let first = written.split(whereSeparator: \.isNewline).first ?? ""
    let isFence = first.hasPrefix(":") || first.hasPrefix("/")
    let sign = first.prefix { $0 == first.first }
    return .warning(
      "unclosed-block",
      isFence
        ? "'\(first.prefix(60))' is not closed, so it ends with the block that contains it"
        : "'\(first.prefix(60))' is not closed, so it frames nothing",
      at: location,
      hint: isFence ? "write '\(sign)' where it ends" : "write its end tag, in the same block")
  }

  static func unclosedComment(at location: SourceLocation) -> Diagnostic {
    .error(
      "unclosed-comment", "a comment or instruction begins here and is not closed", at: location,
      hint: "close it, with '-->' for '<!--', or the rest of the page is lost")
  }

  static func strayEndTag(_ name: String, at location: SourceLocation) -> Diagnostic {
    .warning(
      "stray-end-tag", "no '<\(name)>' is open here, so '</\(name)>' is left out", at: location,
      hint: "remove it, or open the element in the same block")
  }

  static func emptyHeading(at location: SourceLocation) -> Diagnostic {
    .warning(
      "empty-heading", "this heading has no text", at: location, hint: "name it, or remove it")
  }

  static func pageTooLarge(file: String) -> Diagnostic {
    .error(
      "page-too-large", "more than 2 MiB of Markdown", at: SourceLocation(file: file),
      hint: "split the page, or keep it as a file that pages link to")
  }

  static func unsafeURL(_ url: String, at location: SourceLocation) -> Diagnostic {
    .error(
      "unsafe-url", "the URL '\(url.prefix(60))' could run code, so it is left out", at: location)
  }

  static func unsafeHTML(_ what: String, at location: SourceLocation) -> Diagnostic {
    .warning(
      "unsafe-html",
      "\(what) is left out of the page, as it could run code or break the page", at: location)
  }

  static func unknownElement(_ name: String, at location: SourceLocation) -> Diagnostic {
    .warning(
      "unknown-element", "HTML has no element '\(name.prefix(60))', so it is shown as text",
      at: location, hint: "write it as code: '`<\(name.prefix(60))>`'")
  }

  static func inlineStyle(at location: SourceLocation) -> Diagnostic {
    .warning(
      "inline-style", "the attribute 'style' has no effect here and is left out", at: location,
      hint: "give the element a class and style it in theme/extra.css")
  }

  static func rawHTML(at location: SourceLocation) -> Diagnostic {
    .error(
      "raw-html", "raw HTML is not allowed in this handbook", at: location,
      hint: "write it as Markdown, or set markdown.html to allow")
  }

  static func includeCycle(_ path: String, at location: SourceLocation) -> Diagnostic {
    .error("include-cycle", "'\(path)' includes itself", at: location)
  }

  static func includeTooLarge(at location: SourceLocation) -> Diagnostic {
    .error(
      "include-too-large",
      "this page has more than 2 MiB with what it includes, or includes more than 10,000 files",
      at: location)
  }

  static func includeSection(
    _ section: String, of path: String, at location: SourceLocation
  ) -> Diagnostic {
    .error("include-section", "'\(path)' has no section '\(section)'", at: location)
  }
}
