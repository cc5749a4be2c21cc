#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// Sleeps until something may have changed, or until it is told to stop.
struct ChangeNotifier: ~Copyable {
  enum Cause {
    case change
    case time
    case stop
  }

  private let stop: StopSignal
  #if os(Linux)
    private var events: FolderEvents?
  #endif

  init(stop: StopSignal) {
    self.stop = stop
    #if os(Linux)
      events = FolderEvents()
    #endif
  }

  /// Whether the system itself tells of changes; where it does not, looking often has to do.
  var isPrompt: Bool {
    #if os(Linux)
      events != nil
    #else
      false
    #endif
  }

  /// Whether somebody is in the middle of writing a file.
  var isWriting: Bool {
    #if os(Linux)
      events?.isWriting ?? false
    #else
      false
    #endif
  }

  mutating func watch(_ folders: [String]) {
    #if os(Linux)
      events?.watch(folders)
    #endif
  }

  /// Waits for the first of a change, the stop and the time.
  mutating func wait(milliseconds: Int32) -> Cause {
    var waited = [pollfd(fd: stop.descriptor, events: Int16(POLLIN), revents: 0)]
    #if os(Linux)
      if let events {
        waited.append(pollfd(fd: events.descriptor, events: Int16(POLLIN), revents: 0))
      }
    #endif
    let count = poll(&waited, nfds_t(waited.count), milliseconds)
    if count <= 0 { return .time }
    if waited[0].revents != 0 { return .stop }
    #if os(Linux)
      return events?.drain() == true ? .change : .time
    #else
      return .time
    #endif
  }
}
