internal import Diagnostics
internal import Settings

/// An entry of a navigation that handbook.yaml writes as a tree.
public struct NavigationEntry: Sendable {
  enum Target: Sendable {
    /// A file of the content, or a folder.
    case page(String)
    case address(String)
    case section([NavigationEntry])
  }

  var title: String?
  var target: Target
  var location: SourceLocation

  /// Reads `guide/a.md`, `Title: guide/a.md`, `Title: https://…`, and `Title:` with a list.
  init?(_ value: Value, depth: Int = 0) {
    location = value.location
    if value.scalar != nil {
      guard let text = value.text() else { return nil }
      target = Self.target(text)
      return
    }
    guard let pairs = value.pairs, let pair = pairs.first, pairs.count == 1, depth < 12 else {
      value.reject(
        "wrong-type", "expected a file, or one title with a file or a list",
        hint: "write '- Title: guide/page.md'")
      return nil
    }
    title = pair.key.text()
    if pair.value.scalar != nil {
      guard let text = pair.value.text() else { return nil }
      target = Self.target(text)
    } else {
      target = .section(
        pair.value.list()?.compactMap { NavigationEntry($0, depth: depth + 1) } ?? [])
    }
  }

  private static func target(_ text: String) -> Target {
    LinkResolver.isExternal(text) ? .address(text) : .page(text)
  }

  /// Whether it is the name of a folder or page at the top, as a navigation without titles has them.
  var name: String? {
    guard title == nil, case .page(let path) = target, !path.contains("/"), !path.hasSuffix(".md")
    else { return nil }
    return path
  }
}

/// A page of a navigation tree that is not there.
struct MissingEntry: Sendable {
  var path: String
  var location: SourceLocation
}
