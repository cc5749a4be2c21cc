internal import Markup
internal import Pages

/// Rewrites a rendered page for the handbook to print.
struct PrintedPage {
  /// The page's number, which its ids begin with.
  let number: Int
  let links: LinkRebasing
  /// The numbers of all pages, by their file.
  let numbers: [String: Int]

  func rewrite(_ page: Output) -> Output {
    TagRewriter.rewrite(
      page, rename: Self.oneLevelDown, attributes: { value(of: $1, $2) },
      adding: { $0 == "details" ? " open" : "" })
  }

  private static func oneLevelDown(_ tag: String) -> String {
    switch tag {
    case "h1": "h2"
    case "h2": "h3"
    case "h3": "h4"
    case "h4": "h5"
    case "h5": "h6"
    default: tag
    }
  }

  private func value(of name: String, _ value: String) -> String {
    switch name {
    case "id": "p\(number)-" + value
    case "for", "headers", "aria-labelledby", "aria-describedby", "aria-controls":
      value.split(separator: " ").map { "p\(number)-" + $0 }.joined(separator: " ")
    case "href", "xlink:href":
      within(value) ?? links.value(of: name, value, rewriting: link)
    default: references(in: links.value(of: name, value, rewriting: link))
    }
  }

  /// A link within the page; nil for others.
  private func within(_ url: String) -> String? {
    guard let first = url.utf8.first else { return "#p\(number)" }
    return first == UInt8(ascii: "#") ? "#p\(number)-" + url.dropFirst() : nil
  }

  /// Where a path from the site's root leads here: to another printed page, or out of them.
  private func link(to path: Substring) -> String {
    let parts = path.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
    let file = PercentEncoding.decode(
      parts[0].split(separator: "&amp;", omittingEmptySubsequences: false).joined(separator: "&"))
    guard let page = numbers[file] else { return "../" + path }
    return PrintPart.mark(page) + "#p\(page)" + (parts.count == 2 ? "-" + parts[1] : "")
  }

  /// `url(#clip)` names an id of its own page.
  private func references(in value: String) -> String {
    // Few values have a bracket, and looking for text in all took a third of the time of this page.
    guard value.utf8.contains(UInt8(ascii: "(")), let range = value.firstRange(of: "url(#") else {
      return value
    }
    return String(value[..<range.upperBound]) + "p\(number)-" + value[range.upperBound...]
  }
}
