internal import NIOCore
internal import NIOHTTP1
internal import Synchronization

/// The open pages that wait for news, each over a response that never ends.
final class Audience: Sendable {
  private let channels = Mutex<[ObjectIdentifier: any Channel]>([:])

  var count: Int { channels.withLock { $0.count } }

  func join(_ channel: any Channel) {
    channels.withLock { $0[ObjectIdentifier(channel)] = channel }
  }

  func leave(_ channel: any Channel) {
    _ = channels.withLock { $0.removeValue(forKey: ObjectIdentifier(channel)) }
  }

  func tell(_ state: Stage.State) {
    let news = Self.event(for: state)
    for channel in channels.withLock({ Array($0.values) }) {
      channel.writeAndFlush(HTTPServerResponsePart.body(.byteBuffer(news)), promise: nil)
    }
  }

  /// A server-sent event: which edition is served, and what is wrong with the newest build.
  static func event(for state: Stage.State) -> ByteBuffer {
    var lines = "event: edition\ndata: \(state.edition?.id ?? "")\n\nevent: problems\n"
    for line in state.problems.split(separator: "\n", omittingEmptySubsequences: false) {
      lines += "data: \(line)\n"
    }
    return ByteBuffer(string: lines + "\n")
  }
}
