import Markup

/// The ids of a page, each given once.
struct IdentifierPool {
  private(set) var taken: Set<String>
  /// The last number tried after each name, so that many equal headings stay cheap.
  private var lastNumber: [String: Int] = [:]

  init(taken: Set<String> = []) {
    self.taken = taken
    // What most pages need.
    self.taken.reserveCapacity(taken.count + 12)
  }

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

  /// The id for a heading: letters and digits in lower case, a dash for the blanks between them.
  ///
  /// As Python-Markdown has it, but letters of all scripts are kept.
  static func slug(_ text: String) -> String {
    let slug: String? = text.withBytes { bytes in
      bytes.allSatisfy { $0 < 0x80 } ? Self.slug(ofASCII: bytes) : nil
    }
    return slug ?? Self.slug(of: text.unicodeScalars)
  }

  private static func slug(ofASCII text: UnsafeBufferPointer<UInt8>) -> String {
    let slug = String(unsafeUninitializedCapacity: text.count) { slug in
      var (count, needsDash) = (0, false)
      for byte in text {
        if byte.isSpace || byte == UInt8(ascii: "-") {
          needsDash = count > 0
        } else if byte.isWord {
          if needsDash {
            slug[count] = UInt8(ascii: "-")
            count += 1
          }
          slug[count] = byte.lowercased
          (count, needsDash) = (count + 1, false)
        }
      }
      return count
    }
    return slug.isEmpty ? "section" : slug
  }

  private static func slug(of scalars: String.UnicodeScalarView) -> String {
    var slug = ""
    var needsDash = false
    for scalar in scalars {
      if scalar == "-" || scalar.properties.isWhitespace {
        needsDash = true
      } else if isKept(scalar) {
        if needsDash, !slug.isEmpty { slug += "-" }
        needsDash = false
        slug += scalar.properties.lowercaseMapping
      }
    }
    return slug.isEmpty ? "section" : slug
  }

  private static func isKept(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "_" || scalar.properties.isAlphabetic || scalar.properties.numericType != nil
      || scalar.properties.generalCategory == .nonspacingMark
  }
}
