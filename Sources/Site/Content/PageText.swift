internal import Markup
internal import Pages
internal import Synchronization

/// The text of a Markdown page as it was read and rendered: most of what a build holds of it. It is
/// let go once the page is written, and read again for whoever asks after that.
final class PageText: Sendable {
  /// What the text is in its forms.
  struct Forms: Sendable {
    /// As its author wrote it.
    var source: [UInt8]
    var html: Output = []
    /// For search.
    var sections: [TextSection] = []
  }

  private enum State {
    case held(Forms)
    case gone(readAgain: @Sendable (_ file: String) -> Forms)
  }

  private let file: String
  private let state: Mutex<State>

  init(_ forms: Forms, of file: String) {
    self.file = file
    state = Mutex(.held(forms))
  }

  var forms: Forms {
    let state = state.withLock { $0 }
    return switch state {
    case .held(let forms): forms
    case .gone(let readAgain): readAgain(file)
    }
  }

  func letGo(readAgain: @escaping @Sendable (_ file: String) -> Forms) {
    state.withLock { $0 = .gone(readAgain: readAgain) }
  }
}
