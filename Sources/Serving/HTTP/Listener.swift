#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif
internal import NIOCore
internal import NIOHTTP1
internal import NIOPosix

/// The bound port and the thread behind it.
struct Listener {
  let port: Int
  private let channel: any Channel
  private let threads: MultiThreadedEventLoopGroup

  /// The port that is tried first, and that `0` begins to search from.
  static let usualPort = 8080

  /// How long a connection may neither send nor take anything.
  private static let patience = TimeAmount.seconds(30)

  /// Binds a port; `0` takes the next free one.
  ///
  /// - Parameter mostConnections: how many may be open at once; a browser opens six, and one for each
  ///   page's events.
  init(
    host: String, port wanted: Int, mostConnections: Int = 256,
    handler: @escaping @Sendable (OpenConnections) -> ConnectionHandler
  ) throws(ServingError) {
    let threads = MultiThreadedEventLoopGroup(numberOfThreads: 1)
    let open = OpenConnections(most: mostConnections)
    let bootstrap = ServerBootstrap(group: threads)
      .serverChannelOption(.backlog, value: 256)
      .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
      // A client may say that it asks no more, and still wait for its answer.
      .childChannelOption(.allowRemoteHalfClosure, value: true)
      .childChannelInitializer { channel in
        channel.eventLoop.makeCompletedFuture {
          guard open.begin(channel) else { throw ChannelError.ioOnClosedChannel }
          try channel.pipeline.syncOperations.addHandler(
            IdleStateHandler(allTimeout: Self.patience))
          try channel.pipeline.syncOperations.configureHTTPServerPipeline()
          try channel.pipeline.syncOperations.addHandler(handler(open))
        }
      }
    do {
      channel = try Self.bind(bootstrap, host: host, port: wanted)
    } catch {
      try? threads.syncShutdownGracefully()
      throw error
    }
    self.threads = threads
    port = channel.localAddress?.port ?? wanted
  }

  func close() {
    try? channel.close().wait()
    try? threads.syncShutdownGracefully()
  }

  private static func bind(
    _ bootstrap: ServerBootstrap, host: String, port: Int
  ) throws(ServingError) -> any Channel {
    let candidates = port == 0 ? Array(usualPort..<usualPort + 100) + [0] : [port]
    for candidate in candidates {
      do {
        return try bootstrap.bind(to: SocketAddress(ipAddress: host, port: candidate)).wait()
      } catch let error as IOError where error.errnoCode == EADDRINUSE && candidate != 0 {
        continue
      } catch is SocketAddressError {
        throw ServingError(
          description: "'\(host)' is not an address; --host takes one such as 0.0.0.0")
      } catch {
        throw ServingError(description: "cannot serve at \(host), port \(candidate): \(error)")
      }
    }
    throw ServingError(
      description: "port \(port) is in use; choose another, or --port 0 for the next free one")
  }
}
