internal import NIOCore
internal import NIOHTTP1
internal import Synchronization

/// The open pages that wait for events (server-sent events), each over a response that never ends.
final class EventStreams: Sendable {
  private let channels = Mutex<[ObjectIdentifier: any Channel]>([:])

  var count: Int { channels.withLock { $0.count } }

  /// A browser keeps one for each open page.
  private static let most = 64

  /// False when too many are open.
  func join(_ channel: any Channel) -> Bool {
    channels.withLock { channels in
      if channels.count >= Self.most { return false }
      channels[ObjectIdentifier(channel)] = channel
      return true
    }
  }

  func leave(_ channel: any Channel) {
    _ = channels.withLock { $0.removeValue(forKey: ObjectIdentifier(channel)) }
  }

  func tell(_ state: CurrentSite.State) {
    let event = Self.event(for: state)
    for channel in channels.withLock({ Array($0.values) }) {
      // One that does not read is closed: it may come back, and is told the current state then.
      guard channel.isWritable else {
        channel.close(promise: nil)
        continue
      }
      channel.writeAndFlush(HTTPServerResponsePart.body(.byteBuffer(event)), promise: nil)
    }
  }

  /// A server-sent event: which site is served, and what is wrong with the newest build.
  static func event(for state: CurrentSite.State) -> ByteBuffer {
    var lines = "event: edition\ndata: \(state.site?.id ?? "")\n\nevent: problems\n"
    for line in state.problems.split(separator: "\n", omittingEmptySubsequences: false) {
      lines += "data: \(line)\n"
    }
    return ByteBuffer(string: lines + "\n")
  }
}
