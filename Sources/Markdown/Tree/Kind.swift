/// What a node is: CommonMark's kinds first, then those of the dialects.
enum Kind: UInt8 {
  case document, blockQuote, list, item, codeBlock, htmlBlock, paragraph, heading, thematicBreak
  case text, softBreak, lineBreak, code, htmlInline, emphasis, strong, link, image

  case table, tableRow, tableCell, strikethrough
  case admonition, tabSet, tab, footnote, footnoteReference
  case definitionList, definitionTerm, definitionDescription, figure, abbreviation
  /// The title of an admonition or a tab, the caption of a figure.
  case title
  /// Marked, inserted, deleted, raised or lowered text and remarks, by its style.
  case styled
  /// The list of the page's headings, where its writer wants it.
  case contents
  /// Several nodes in the place of one, without markup of its own.
  case group
  /// Finished HTML from outside, such as a value or a report.
  case insertion

  /// Whether the node stands in running text.
  var isInline: Bool {
    switch self {
    case .text, .softBreak, .lineBreak, .code, .htmlInline, .emphasis, .strong, .link, .image,
      .strikethrough, .footnoteReference, .abbreviation, .styled:
      true
    case .document, .blockQuote, .list, .item, .codeBlock, .htmlBlock, .paragraph, .heading,
      .thematicBreak, .table, .tableRow, .tableCell, .admonition, .tabSet, .tab, .footnote,
      .definitionList, .definitionTerm, .definitionDescription, .figure, .title, .group,
      .contents, .insertion:
      false
    }
  }

  var isLineBreak: Bool { self == .softBreak || self == .lineBreak }
}
