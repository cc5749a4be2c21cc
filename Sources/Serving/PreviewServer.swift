/// Serves a handbook while it is written: builds, serves from memory, watches, builds again and
/// tells the open pages. The last good site stays up while the newest build has errors.
///
/// What is served never depends on what was served before: each build gives the whole site. Before all of
/// it is made its pages can be had already, and requests for other files wait.
public final class PreviewServer: Sendable {
  private let folder: String
  private let site = CurrentSite()
  private let streams = EventStreams()
  private let stopSignal = StopSignal()
  private let listener: Listener

  /// Binds the address; nothing is built yet.
  /// - Parameters:
  ///   - folder: what is watched for changes.
  ///   - host: an address such as `127.0.0.1`; one that others reach answers to any name.
  ///   - port: 0 takes the next free one.
  public init(folder: String, host: String, port: Int) throws(ServingError) {
    self.folder = folder
    let isPrivate = host.hasPrefix("127.") || host == "::1"
    let responder = Responder(
      allowedHosts: isPrivate ? ["localhost", "127.0.0.1", "[::1]", host] : nil)
    listener = try Listener(host: host, port: port) { [site, streams] open in
      ConnectionHandler(responder: responder, site: site, streams: streams, open: open)
    }
  }

  public var port: Int { listener.port }

  /// Builds, and builds again after every change, until `stop()` is called.
  ///
  /// - Parameter build: gives what it has to `show`, and may leave the rest when `isOutdated` says that the
  ///   folder has changed since.
  public func run(
    build: (_ show: (Preview) -> Void, _ isOutdated: () -> Bool) -> Void
  ) {
    var watcher = Watcher(folder, stop: stopSignal)
    repeat {
      build(
        { if site.replace(with: $0) { streams.tell(site.current) } }, { watcher.hasChanged() })
    } while watcher.waitForChange()
    site.end()
    listener.close()
  }

  /// Makes `run` return, from any thread.
  public func stop() { stopSignal.send() }
}
