internal import Markup
internal import Pages
internal import Synchronization

/// Caches parts that are the same on many pages, by the depth that their links are written from.
final class SharedParts: Sendable {
  private struct Key: Hashable {
    var name: String
    var detail: String
    var root: String
  }

  private let rendered = Mutex<[Key: Output]>([:])

  /// The part that `make` gives, which must depend on the name, the detail and the place of `here`
  /// only.
  func part(
    _ name: String, _ detail: String = "", at here: LinkBase, _ make: () -> HTML
  ) -> HTML {
    let key = Key(name: name, detail: detail, root: here.wayToRoot)
    if let known = rendered.withLock({ $0[key] }) { return .trusted(known) }
    var output = Output()
    make().render(into: &output)
    let bytes = output
    rendered.withLock { $0[key] = bytes }
    return .trusted(bytes)
  }

  /// The part that `make` gives around what differs from page to page.
  func part(
    _ name: String, _ detail: String = "", around content: Output, at here: LinkBase,
    _ make: (HTML) -> HTML
  ) -> HTML {
    // No text is rendered as NUL.
    let part = part(name, detail, at: here) { make(.trusted([0])) }
    guard case .trusted(let bytes) = part, let hole = bytes.position(of: 0) else { return part }
    var output = Output()
    output.reserveCapacity(bytes.count + content.count)
    output += bytes[..<hole]
    output += content
    output += bytes[(hole + 1)...]
    return .trusted(output)
  }
}
