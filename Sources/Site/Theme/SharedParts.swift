internal import Markup
internal import Pages
internal import Synchronization

/// Caches parts that are the same on many pages, by the place that their links are written from.
final class SharedParts: Sendable {
  enum Name {
    case basics, files, preview, picture, header, navigation, breadcrumb, outline
  }

  /// The parts of the pages whose links begin alike. A page asks for it once.
  final class Place: Sendable {
    private struct Key: Hashable {
      var name: Name
      var detail: String
    }

    private let rendered = Mutex<[Key: Output]>([:])
  }

  private let places = Mutex<[String: Place]>([:])

  func place(of here: LinkBase) -> Place {
    let root = here.wayToRoot
    return places.withLock { places in
      if let known = places[root] { return known }
      let place = Place()
      places[root] = place
      return place
    }
  }
}

extension SharedParts.Place {
  /// The part that `make` gives, which must depend on the name, the detail and this place only.
  func part(
    _ name: SharedParts.Name, _ detail: String = "", _ make: () -> HTML
  ) -> Output {
    let key = Key(name: name, detail: detail)
    if let known = rendered.withLock({ $0[key] }) { return known }
    var output = Output()
    make().render(into: &output)
    let bytes = output
    rendered.withLock { $0[key] = bytes }
    return bytes
  }

  /// Writes the part that `make` gives around what differs from page to page.
  func write(
    _ name: SharedParts.Name, _ detail: String = "", into output: inout OutputBuffer,
    around content: (inout OutputBuffer) -> Void, _ make: (HTML) -> HTML
  ) {
    // No text is rendered as NUL.
    let bytes = part(name, detail) { make(.trusted([0])) }
    let hole = bytes.position(of: 0) ?? bytes.count
    output.append(bytes[..<hole])
    content(&output)
    output.append(bytes[hole...].dropFirst())
  }
}
