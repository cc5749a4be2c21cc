internal import Markup

/// Consecutive pages of the handbook that are printed together.
struct PrintPart: Equatable {
  /// Of more elements, a phone takes over 0.2 s to lay them out; a page of more is a part by itself.
  static let mostElements = 2500

  /// A page as the parts are made of it.
  struct Entry {
    /// What it is in: a page or a folder at the top of the navigation.
    var section: String
    var elements: Int
  }

  let title: String
  let pages: Range<Int>

  /// A new part begins where a section of several pages begins or ends, and where the elements would
  /// be too many. What is small enough as a whole is one part.
  static func all(of entries: [Entry]) -> [PrintPart] {
    if entries.reduce(0, { $0 + $1.elements }) <= mostElements {
      return [PrintPart(title: "", pages: 0..<entries.count)]
    }
    var starts: [Int] = []
    var elements = 0
    for (number, entry) in entries.enumerated() {
      elements += entry.elements
      if number > 0, elements <= mostElements, !begins(at: number, in: entries) { continue }
      starts.append(number)
      elements = entry.elements
    }
    let ranges = zip(starts, starts.dropFirst() + [entries.count]).map { $0..<$1 }
    let names = ranges.map { name(of: entries[$0].map(\.section)) }
    return ranges.enumerated().map { index, pages in
      let of = names.count { $0 == names[index] }
      let before = names[...index].count { $0 == names[index] }
      let number = of > 1 ? " \(before)/\(of)" : ""
      return PrintPart(title: names[index] + number, pages: pages)
    }
  }

  private static func begins(at number: Int, in entries: [Entry]) -> Bool {
    let section = entries[number].section
    guard section != entries[number - 1].section else { return false }
    let isNextSame = number + 1 < entries.count && entries[number + 1].section == section
    let isLastSame = number > 1 && entries[number - 2].section == entries[number - 1].section
    return isNextSame || isLastSame
  }

  private static func name(of sections: [String]) -> String {
    var names: [String] = []
    for section in sections where names.last != section { names.append(section) }
    return names.joined(separator: ", ")
  }

  // Which part a page is in is known when all are rendered; until then a link to a page has the page's
  // number before it, between two bytes that no text has.
  private static let bound: UInt8 = 0

  static func mark(_ page: Int) -> String { "\0\(page)\0" }

  /// Markup with the marks replaced by the file that each page is in.
  static func resolve(_ markup: Output, file: (_ page: Int) -> String) -> Output {
    var output = Output()
    output.reserveCapacity(markup.count)
    var rest = markup[...]
    while let start = rest.firstIndex(of: bound) {
      output += rest[..<start]
      let mark = rest[(start + 1)...].prefix { $0 != bound }
      output.append(file(Int(String(decoding: mark, as: UTF8.self)) ?? 0))
      rest = rest[(mark.endIndex + 1)...]
    }
    output += rest
    return output
  }
}
