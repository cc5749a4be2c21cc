internal import Markup
internal import Pages
internal import Synchronization

/// A page of the record that is read once something of it is asked for that was not written down.
final class UnreadPage: Sendable {
  private let file: String
  private let loading: Loading
  private let read = Mutex<Reading>(.notYet)

  private enum Reading {
    case notYet
    case done(WrittenPage?)
  }

  init(_ file: String, _ loading: Loading) { (self.file, self.loading) = (file, loading) }

  /// Nil when the file can't be read any more, which `Loading.failures` knows then.
  var page: WrittenPage? {
    read.withLock { reading in
      if case .done(let page) = reading { return page }
      let page = loading.readLate(file).page
      reading = .done(page)
      return page
    }
  }
}

/// Files that could not be read when something of them was needed after all.
final class LateFailures: Sendable {
  private let errors = Mutex<[any Error]>([])

  func add(_ error: any Error) { errors.withLock { $0.append(error) } }

  /// Throws the first of them.
  func check() throws {
    if let error = errors.withLock({ $0.first }) { throw error }
  }
}
