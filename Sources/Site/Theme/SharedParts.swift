internal import Markup
internal import Pages
internal import Synchronization

/// Parts that are the same on many pages, rendered once for each place that their links are
/// written from: as many as a site is deep.
final class SharedParts: Sendable {
  private let rendered = Mutex<[String: Output]>([:])

  /// What `make` gives, which must depend on nothing but where links are written from.
  func part(_ name: String, at here: LinkBase, _ make: () -> HTML) -> HTML {
    let key = name + " " + here.link(toFile: "")
    if let known = rendered.withLock({ $0[key] }) { return .trusted(known) }
    var output = Output()
    make().render(into: &output)
    let bytes = output
    rendered.withLock { $0[key] = bytes }
    return .trusted(bytes)
  }
}
