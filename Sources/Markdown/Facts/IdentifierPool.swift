/// The ids of a page, each given once.
struct IdentifierPool {
  private(set) var taken: Set<String> = []
  /// The last number tried after each name, so that many equal headings stay cheap.
  private var lastNumber: [String: Int] = [:]

  /// Takes an id that a writer chose; false when it is taken already.
  mutating func claim(_ id: String) -> Bool { taken.insert(id).inserted }

  /// Takes the name, or the name with the first free number: `name_1`, as Python-Markdown does.
  mutating func unique(_ name: String) -> String {
    if taken.insert(name).inserted { return name }
    var number = lastNumber[name, default: 0]
    while true {
      number += 1
      let candidate = "\(name)_\(number)"
      guard taken.insert(candidate).inserted else { continue }
      lastNumber[name] = number
      return candidate
    }
  }

  /// The id for a heading: letters and digits in lower case, everything between them a dash.
  ///
  /// As Python-Markdown has it, but letters of all scripts are kept.
  static func slug(_ text: String) -> String {
    var slug = String.UnicodeScalarView()
    var needsDash = false
    for scalar in text.unicodeScalars {
      if scalar == "-" || scalar.properties.isWhitespace {
        needsDash = true
      } else if scalar == "_" || scalar.properties.isAlphabetic
        || scalar.properties.numericType != nil
        || scalar.properties.generalCategory == .nonspacingMark
      {
        if needsDash, !slug.isEmpty { slug.append("-") }
        needsDash = false
        slug.append(contentsOf: scalar.properties.lowercaseMapping.unicodeScalars)
      }
    }
    return slug.isEmpty ? "section" : String(slug)
  }
}
