/// A block that a line of its own begins and that holds what is indented by four below it.
struct Container {
  enum Form {
    case admonition
    /// GitHub's and Obsidian's, written as a quote; nil where it does not fold.
    case alert(isOpen: Bool?)
    case details(isOpen: Bool)
    case tab(startsSet: Bool, isSelected: Bool)
    case footnote(label: String)
    case definition
    case abbreviation(short: String, long: String)
  }

  var form: Form
  /// Type and further classes of an admonition: `note inline end`.
  var classes: [String] = []
  /// Where the line has the title; nil for the type's own name.
  var title: Range<Int>?
  /// Whether marks before and after it delimit it, and no indentation.
  var isFenced = false

  /// Where the text after the marker begins, counted from 0 within the line.
  var textColumn = 0

  /// Whether what folds is open at first; nil for what does not fold.
  var isOpen: Bool? {
    switch form {
    case .details(let isOpen): isOpen
    case .alert(let isOpen): isOpen
    case .admonition, .tab, .footnote, .definition, .abbreviation: nil
    }
  }

  var kind: Kind {
    switch form {
    case .admonition, .alert, .details: .admonition
    case .tab: .tab
    case .footnote: .footnote
    case .definition: .definitionDescription
    case .abbreviation: .abbreviation
    }
  }

  /// Whether what follows the marker is a title rather than the first line of the content.
  var hasTitle: Bool {
    switch form {
    case .admonition, .alert, .details, .tab, .abbreviation: true
    case .footnote, .definition: false
    }
  }

  /// Whether an unindented line may go on with the last paragraph, as in a list item.
  var allowsLazyLines: Bool { !hasTitle }
}
