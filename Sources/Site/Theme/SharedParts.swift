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
}
