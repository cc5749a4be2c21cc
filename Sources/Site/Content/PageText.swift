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
    case onShelf(Shelf, place: Int, count: Int)
    case gone(readAgain: @Sendable (_ file: String) -> Forms)
  }

  /// Where texts go until somebody asks for them, and who is told of those that are lost there.
  final class Shelf: Sendable {
    private let texts: TextShelf
    private let failures: LateFailures
    /// In bytes.
    private let held = Atomic<Int>(0)

    init(_ texts: TextShelf, failures: LateFailures) {
      (self.texts, self.failures) = (texts, failures)
    }
  }

  private let file: String
  private let state: Mutex<State>

  /// - Parameter shelf: nil where the text is held.
  init(_ forms: Forms, of file: String, shelf: Shelf? = nil) {
    self.file = file
    let place = shelf?.put(forms)
    if let shelf, let place {
      state = Mutex(.onShelf(shelf, place: place.start, count: place.count))
    } else {
      state = Mutex(.held(forms))
    }
  }

  var forms: Forms {
    let known: Forms? = state.withLock { state in
      switch state {
      case .held(let forms): return forms
      case .gone: return nil
      case .onShelf(let shelf, let place, let count):
        let forms = shelf.forms(at: place, count)
        state = .held(forms)
        return forms
      }
    }
    return known ?? again
  }

  /// Outside of the lock, as reading a page may take another one's text.
  private var again: Forms {
    let state = state.withLock { $0 }
    if case .gone(let readAgain) = state { return readAgain(file) }
    return forms
  }

  func letGo(readAgain: @escaping @Sendable (_ file: String) -> Forms) {
    state.withLock { $0 = .gone(readAgain: readAgain) }
  }
}

extension PageText.Shelf {
  /// Nil for a text that is to be held, as there is room or the disk is full: of that the build tells
  /// when it writes the page.
  fileprivate func put(_ forms: PageText.Forms) -> (start: Int, count: Int)? {
    if held.add(forms.size, ordering: .relaxed).newValue <= texts.room { return nil }
    let packed = forms.packed
    return (try? texts.put(packed)).map { ($0, packed.count) }
  }

  /// Nothing for a text that is lost, with which the build fails.
  fileprivate func forms(at place: Int, _ count: Int) -> PageText.Forms {
    do { return try PageText.Forms(packed: try texts.take(place, count)) } catch {
      failures.add(error)
      return PageText.Forms(source: [])
    }
  }
}

extension PageText.Forms {
  /// About how many bytes it takes.
  fileprivate var size: Int {
    source.count + html.count + sections.reduce(0) { $0 + $1.text.utf8.count + 64 }
  }

  fileprivate var packed: [UInt8] {
    var packed = PackedBytes(capacity: size + 32)
    packed.add(source)
    packed.add(html)
    packed.add(sections) { packed, section in
      packed.add(section.id)
      packed.add(section.heading)
      packed.add(section.text)
    }
    return packed.bytes
  }

  /// Throws where the bytes are not as they were packed.
  fileprivate init(packed bytes: [UInt8]) throws {
    var reader = PackedReader(bytes[...])
    source = Array(try reader.slice())
    html = Array(try reader.slice())
    sections = try reader.list { (reader) throws(PackedReader.Damage) in
      TextSection(
        id: try reader.optionalText(), heading: try reader.text(), text: try reader.text())
    }
  }
}
