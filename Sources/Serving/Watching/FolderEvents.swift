#if os(Linux)
  #if canImport(Glibc)
    internal import Glibc
  #elseif canImport(Musl)
    internal import Musl
  #endif

  /// What the kernel tells of changes in folders (inotify).
  final class FolderEvents {
    let descriptor: Int32
    private var watched: [String: Int32] = [:]
    private var written: Set<String> = []

    private static let interest = UInt32(
      IN_MODIFY | IN_CLOSE_WRITE | IN_CREATE | IN_DELETE | IN_MOVED_FROM | IN_MOVED_TO
        | IN_DELETE_SELF | IN_MOVE_SELF | IN_ATTRIB)

    /// Nil where the system has no watches left to give.
    init?() {
      descriptor = inotify_init1(Int32(IN_NONBLOCK | IN_CLOEXEC))
      if descriptor < 0 { return nil }
    }

    deinit { close(descriptor) }

    /// Files that were written to and are still open.
    var isWriting: Bool { !written.isEmpty }

    /// Watches these folders and no others. One that moved keeps its watch under its new name;
    /// one that left loses it.
    func watch(_ folders: [String]) {
      var now: [String: Int32] = [:]
      for folder in folders {
        let watch = inotify_add_watch(descriptor, folder, Self.interest)
        if watch >= 0 { now[folder] = watch }
      }
      for watch in Set(watched.values).subtracting(now.values) {
        inotify_rm_watch(descriptor, watch)
      }
      watched = now
    }

    /// Reads all that is there. False when none of it concerns a file that counts.
    func drain() -> Bool {
      var matters = false
      var buffer = [UInt8](repeating: 0, count: 1 << 14)
      while true {
        let count = read(descriptor, &buffer, buffer.count)
        if count <= 0 { return matters }
        if take(buffer[..<count]) { matters = true }
      }
    }

    private func take(_ bytes: ArraySlice<UInt8>) -> Bool {
      var matters = false
      var rest = bytes
      let size = MemoryLayout<inotify_event>.size
      while rest.count >= size {
        let event = rest.withUnsafeBytes { $0.loadUnaligned(as: inotify_event.self) }
        let name = String(
          decoding: rest.dropFirst(size).prefix(Int(event.len)).prefix { $0 != 0 }, as: UTF8.self)
        rest = rest.dropFirst(size + Int(event.len))
        if name.hasPrefix(".") { continue }
        matters = true
        note(event.mask, file: "\(event.wd)/\(name)")
      }
      return matters
    }

    private func note(_ mask: UInt32, file: String) {
      if mask & UInt32(IN_Q_OVERFLOW) != 0 { written = [] }
      if mask & UInt32(IN_MODIFY) != 0 { written.insert(file) }
      let ends = IN_CLOSE_WRITE | IN_DELETE | IN_MOVED_FROM
      if mask & UInt32(ends) != 0 { written.remove(file) }
    }
  }
#endif
