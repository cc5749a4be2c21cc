internal import NIOCore
internal import Synchronization

/// The connections that are open, with room for so many. A new one takes the place of the one that
/// has been waited for longest: whoever holds connections open can't keep others out.
final class OpenConnections: Sendable {
  enum State: Comparable {
    /// No whole request is there since the last response.
    case waiting
    case answering
    /// A page that waits for events, of which there are few.
    case listening
  }

  private struct Connection {
    let channel: any Channel
    var state: State
    /// When it came to that state; only the order counts.
    var since: Int
  }

  private struct All {
    var connections: [ObjectIdentifier: Connection] = [:]
    var changes = 0
  }

  private let all = Mutex(All())
  private let most: Int

  init(most: Int) { self.most = most }

  var count: Int { all.withLock { $0.connections.count } }

  /// Counts a connection until it is closed; false when there is no room and none that may go.
  func begin(_ channel: any Channel) -> Bool {
    let (isAllowed, leaving) = all.withLock { all -> (Bool, (any Channel)?) in
      var leaving: (any Channel)?
      if all.connections.count >= most {
        let first = all.connections.filter { $0.value.state != .listening }
          .min { ($0.value.state, $0.value.since) < ($1.value.state, $1.value.since) }
        guard let first else { return (false, nil) }
        leaving = first.value.channel
        all.connections[first.key] = nil
      }
      all.changes += 1
      all.connections[ObjectIdentifier(channel)] = Connection(
        channel: channel, state: .waiting, since: all.changes)
      return (true, leaving)
    }
    leaving?.close(promise: nil)
    if isAllowed {
      channel.closeFuture.whenComplete { _ in
        self.all.withLock { $0.connections[ObjectIdentifier(channel)] = nil }
      }
    }
    return isAllowed
  }

  func note(_ channel: any Channel, _ state: State) {
    all.withLock { all in
      guard var connection = all.connections[ObjectIdentifier(channel)] else { return }
      all.changes += 1
      (connection.state, connection.since) = (state, all.changes)
      all.connections[ObjectIdentifier(channel)] = connection
    }
  }
}
