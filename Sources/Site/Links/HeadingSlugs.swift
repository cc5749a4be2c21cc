internal import Markdown
internal import Pages

/// The ids that other programs give the headings of a page: links written for those are found too.
enum HeadingSlugs {
  /// For each such id the page's own one, of ids that the page does not have.
  static func others(of headings: [Heading], besides anchors: Set<String>) -> [String: String] {
    var found: [String: String] = [:]
    var counts: [String: Int] = [:]
    for heading in headings {
      let slug = github(heading.text)
      let count = counts[slug, default: 0]
      counts[slug] = count + 1
      // GitHub numbers from 1 on, with a hyphen.
      add(count == 0 ? slug : "\(slug)-\(count)", for: heading, to: &found, anchors)
      let trimmed = trimmed(slug)
      add(count == 0 ? trimmed : "\(trimmed)-\(count)", for: heading, to: &found, anchors)
      for other in [hyphenated(heading.text), afterLetter(heading.text), single(slug, "--")] {
        add(count == 0 ? other : "\(other)-\(count)", for: heading, to: &found, anchors)
      }
      for spelled in Emoji.spellings(of: heading.text) {
        add(github(spelled), for: heading, to: &found, anchors)
      }
      add(latin(heading.id), for: heading, to: &found, anchors)
      add(single(heading.id, "--"), for: heading, to: &found, anchors)
    }
    return found
  }

  private static func add(
    _ slug: String, for heading: Heading, to found: inout [String: String], _ anchors: Set<String>
  ) {
    if slug.isEmpty || anchors.contains(slug) || found[slug] != nil { return }
    found[slug] = heading.id
  }

  /// As GitHub does: in small letters, without punctuation, a hyphen for each blank.
  static func github(_ text: String) -> String {
    var slug = ""
    for scalar in text.unicodeScalars {
      if scalar == " " {
        slug += "-"
      } else if scalar == "-" || scalar == "_" || scalar.properties.isAlphabetic
        || scalar.properties.numericType != nil
        || scalar.properties.generalCategory == .nonspacingMark
      {
        slug += scalar.properties.lowercaseMapping
      }
    }
    return slug
  }

  /// As VitePress and Zola do: a hyphen for any signs and blanks, and no accents; VitePress does not begin
  /// with a digit.
  private static func hyphenated(_ text: String) -> String {
    var slug = ""
    for scalar in text.unicodeScalars {
      if scalar.isASCII
        ? !scalar.properties.isAlphabetic && scalar.properties.numericType == nil
        : "“”‘’".unicodeScalars.contains(scalar)
      {
        if slug.last != "-", !slug.isEmpty { slug += "-" }
      } else if scalar.properties.generalCategory != .nonspacingMark {
        let small = scalar.properties.lowercaseMapping
        slug += small.unicodeScalars.first.flatMap { plain[$0] } ?? small
      }
    }
    slug = trimmed(slug)
    return slug.unicodeScalars.first?.properties.numericType == nil ? slug : "_" + slug
  }

  /// As kramdown does: nothing before the first letter.
  private static func afterLetter(_ text: String) -> String {
    github(String(text.drop { !$0.isLetter }))
  }

  /// Without hyphens around it, which an icon in the heading may leave.
  private static func trimmed(_ slug: String) -> String {
    var slug = slug[...]
    while slug.hasPrefix("-") { slug = slug.dropFirst() }
    while slug.hasSuffix("-") { slug = slug.dropLast() }
    return String(slug)
  }

  private static func single(_ slug: String, _ pair: String) -> String {
    var slug = slug
    while slug.contains(pair) { slug = slug.replacing(pair, with: "-") }
    return slug
  }

  /// As Python-Markdown does without further settings: no accents, and no letters but Latin ones.
  private static func latin(_ id: String) -> String {
    if id.utf8.allSatisfy({ $0 < 0x80 }) { return id }
    var slug = ""
    for scalar in id.unicodeScalars {
      if scalar.isASCII {
        slug.unicodeScalars.append(scalar)
      } else if let plain = plain[scalar] {
        slug += plain
      }
    }
    return slug
  }

  private static let plain: [Unicode.Scalar: String] = {
    var plain: [Unicode.Scalar: String] = [:]
    for (letter, accented) in [
      ("a", "àáâãäåāăą"), ("c", "çćĉċč"), ("d", "ď"), ("e", "èéêëēĕėęě"), ("g", "ĝğġģ"),
      ("h", "ĥ"), ("i", "ìíîïĩīĭį"), ("j", "ĵ"), ("k", "ķ"), ("l", "ĺļľ"), ("n", "ñńņň"),
      ("o", "òóôõöōŏő"), ("r", "ŕŗř"), ("s", "śŝşš"), ("t", "ţť"), ("u", "ùúûüũūŭůűų"),
      ("w", "ŵ"), ("y", "ýÿŷ"), ("z", "źżž"),
    ] {
      for scalar in accented.unicodeScalars { plain[scalar] = letter }
    }
    return plain
  }()
}
