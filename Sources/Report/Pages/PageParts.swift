internal import Markup
internal import Pages

/// A page of so many workloads, or rows about them, that a browser would take long for all of them: they are cut into
/// pages of a bounded number, each with links to the others.
struct PageParts {
  let page: SitePath
  /// The number of workloads.
  let count: Int
  /// The most workloads of one page.
  let most: Int
  /// What is counted.
  var counted = "Workloads"

  /// The workloads of each page, in order; one page for none.
  var ranges: [Range<Int>] {
    let starts = Array(stride(from: 0, to: max(count, 1), by: most))
    return starts.map { $0..<min($0 + most, count) }
  }

  /// The first part has the address of the whole. The others are at the top: below some pages are those
  /// of workloads, which may have any name.
  func path(of part: Int) -> SitePath {
    part == 0 ? page : SitePath("\(page.name)-part-\(part + 1)")
  }

  /// A page for each part; nothing is said of parts where there is one.
  ///
  /// - Parameter body: what the page of a range has, given what tells of the other parts.
  func pages(_ make: (Range<Int>, @escaping @Sendable (LinkBase) -> HTML) -> Page) -> [Page] {
    let ranges = ranges
    return ranges.enumerated().map { part, range in
      var made = make(range) { here in links(from: part, ranges, here) }
      guard part > 0 else { return made }
      made.path = path(of: part)
      made.title += ", part \(part + 1)"
      made.isSheet = true
      return made
    }
  }

  private func links(from current: Int, _ ranges: [Range<Int>], _ here: LinkBase) -> HTML {
    if ranges.count == 1 { return .empty }
    let shown = ranges[current]
    return Tag.p(.class("parts")) {
      "\(counted) \(Format.count(shown.lowerBound + 1)) to \(Format.count(shown.upperBound)) of "
      "\(Format.count(count)). Parts: "
      for part in ranges.indices {
        if part > 0 { " " }
        if part == current {
          Tag.b { String(part + 1) }
        } else {
          Tag.a(.href(here.link(to: path(of: part)))) { String(part + 1) }
        }
      }
    }
  }
}
