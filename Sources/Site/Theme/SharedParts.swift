internal import Markup
internal import Pages
internal import Synchronization

/// Caches parts that are the same on many pages, by the depth that their links are written from.
final class SharedParts: Sendable {
  private let rendered = Mutex<[String: Output]>([:])

  /// The part that `make` gives, which must depend on the name and on `here` only.
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
