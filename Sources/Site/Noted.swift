internal import Markdown
internal import Pages
internal import Synchronization

/// What a Markdown file was found to link to and to include, noted while it is rendered.
final class Noted: Sendable {
  private struct State {
    var links = PageLinks()
    var includes: [String: [UInt8]] = [:]
  }

  private let state = Mutex(State())

  var links: PageLinks { state.withLock { $0.links } }
  /// The included files by their paths.
  var includes: [String: [UInt8]] { state.withLock { $0.includes } }

  func add(_ link: Destination, to target: LinkResolver.Target, from page: SitePath) {
    state.withLock { $0.links.add(link, to: target, from: page) }
  }

  func add(_ inclusion: Inclusion) {
    guard case .text(let bytes, let file) = inclusion else { return }
    state.withLock { $0.includes[file] = bytes }
  }
}
