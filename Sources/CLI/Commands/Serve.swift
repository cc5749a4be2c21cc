internal import ArgumentParser
internal import Diagnostics
internal import Dispatch
internal import Pages
internal import Serving
internal import Site

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

struct Serve: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Show the handbook in a browser, and again after every change.",
    discussion: """
      Nothing is written. Pages reload when content, workloads, theme or handbook.yaml change; \
      with errors in the input the last good pages stay, and say what is wrong.

      EXAMPLE
        headroom serve
        headroom serve --port 0             the next free port
        headroom serve --host 0.0.0.0       for others in the network too
      """)

  @OptionGroup var options: ContentOptions

  @Option(help: ArgumentHelp("The port; 0 for the next free one.", valueName: "port"))
  var port = 8080

  @Option(help: ArgumentHelp("The address to listen at.", valueName: "address"))
  var host = "127.0.0.1"

  @Flag(help: "Show drafts too.")
  var drafts = false

  func validate() throws {
    guard (0...65535).contains(port) else { throw ValidationError("--port goes from 0 to 65535") }
  }

  func run() throws {
    _ = try options.handbook()  // A folder that is not there is said at once.
    let host = host == "localhost" ? "127.0.0.1" : host
    let server: PreviewServer
    do {
      server = try PreviewServer(folder: options.content, host: host, port: port)
    } catch {
      throw Failure.machine(error.description)
    }
    if !host.hasPrefix("127."), host != "::1" {
      Terminal.error("warning: anyone who reaches \(host) can read this handbook")
    }
    let address = "http://\(host.contains(":") ? "[\(host)]" : host):\(server.port)/"
    Terminal.error("serving \(options.content) at \(address) (Ctrl-C stops)")
    let signals = [SIGINT, SIGTERM].map { Self.source(of: $0) { server.stop() } }
    server.run { preview(at: address) }
    withExtendedLifetime(signals) { Terminal.error("stopped") }
  }

  /// Builds everything, in memory.
  private func preview(at address: String) -> Preview {
    let start = ContinuousClock.now
    let handbook: Handbook
    do {
      handbook = try options.handbook()
    } catch {
      let message = (error as? Failure)?.message ?? "\(error)"
      Terminal.error(message)
      return Preview(site: nil, problems: message)
    }
    // Pages that name a workload with a mistake would all complain: the mistake comes first.
    guard !handbook.diagnostics.hasErrors else {
      return Preview(site: nil, problems: report(handbook.diagnostics, of: handbook))
    }
    let site = handbook.site(baseURL: address, drafts: drafts)
    let found = handbook.diagnostics + site.diagnostics
    let problems = report(found, of: handbook)
    if found.hasErrors { return Preview(site: nil, problems: problems) }
    return finish(site, problems: problems, since: start)
  }

  /// Prints what is wrong, and returns it as a page can show it.
  private func report(_ found: [Diagnostic], of handbook: Handbook) -> String {
    var printer = DiagnosticPrinter(
      format: options.diagnostics, folder: handbook.folder, sources: handbook.content)
    printer.print(found)
    printer.format = .text
    printer.usesColour = false
    return printer.lines(for: found).joined(separator: "\n")
  }

  private func finish(
    _ site: Site, problems: String, since start: ContinuousClock.Instant
  ) -> Preview {
    var files: [OutputFile] = []
    do {
      try site.write { files.append($0) }
    } catch {
      Terminal.error("error: \(error)")
      return Preview(site: nil, problems: "\(error)")
    }
    let time = (ContinuousClock.now - start) / .milliseconds(1)
    Terminal.error("built \(files.count) files in \(Int(time)) ms")
    return Preview(site: files, problems: problems)
  }

  /// Hears a signal on a thread of its own, where locks and memory are safe to use.
  private static func source(
    of number: Int32, _ action: @escaping @Sendable () -> Void
  ) -> any DispatchSourceSignal {
    signal(number, SIG_IGN)
    let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
    source.setEventHandler(handler: action)
    source.resume()
    return source
  }
}
