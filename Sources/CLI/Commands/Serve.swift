internal import ArgumentParser
internal import Files
internal import Programs
internal import Serving

struct Serve: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve",
    abstract: "Preview the handbook in a browser, reloaded after every change.",
    discussion: """
      Nothing is written. Pages reload when content, workloads, theme or handbook.yaml change; \
      if the input has errors, the last good pages stay and show the errors.

      EXAMPLE
        headroom serve
        headroom serve --port 0             the next free port
        headroom serve --host 0.0.0.0       visible to the network
      """)

  @OptionGroup var options: ContentOptions

  @Option(help: ArgumentHelp("The port; 0 for the next free one.", valueName: "port"))
  var port = 8080

  @Option(help: ArgumentHelp("The address to listen on.", valueName: "address"))
  var host = "127.0.0.1"

  @Flag(help: "Show drafts too.")
  var drafts = false

  func validate() throws {
    guard (0...65535).contains(port) else {
      throw ValidationError("--port must be from 0 to 65535")
    }
  }

  func run() throws {
    guard SingleFile.folderExists(options.content) else {
      throw Failure.machine("no folder '\(options.content)'")
    }
    // Nothing is written, so that a build under way need not be waited for.
    try Signals.hear { _ in
      Program.endAll()
      Terminal.error("stopped")
      return 0
    }
    // The signals have the thread that was there; the server needs another.
    try SystemThread.refuseNone()
    let host = host == "localhost" ? "127.0.0.1" : host
    let server: PreviewServer
    do {
      server = try PreviewServer(folder: options.content, host: host, port: port)
    } catch {
      throw Failure.machine(error.description)
    }
    if !host.hasPrefix("127."), host != "::1" {
      Terminal.error("warning: anyone who can reach \(host) can read this handbook")
    }
    let address = "http://\(host.contains(":") ? "[\(host)]" : host):\(server.port)/"
    Terminal.error("serving \(options.content) at \(address) (Ctrl-C stops)")
    var builds = PreviewBuilds(options: options, address: address, drafts: drafts)
    server.run { builds.next(showing: $0, unless: $1) }
  }
}
