internal import Files
internal import Pages
internal import Programs

/// Draws graphs with Graphviz's `dot`, each once: drawings are kept in the user's cache folder.
struct Graphviz: Sendable {
  private let dot: Program
  private let isInstalled: Bool
  private let cache: Cache?

  /// The longest source, in bytes.
  private static let sourceLimit = 256 << 10
  private static let style =
    ["-Tsvg", "-Gbgcolor=transparent"] + ["G", "N", "E"].map { "-\($0)fontname=sans-serif" }

  init(_ machine: Machine) {
    // Graphviz reads no other file where it is told that strangers wrote the source.
    let environment = [
      "PATH": machine.variables["PATH"] ?? "", "SERVER_NAME": "headroom",
      "GV_FILE_PATH": "/nonexistent", "LC_ALL": "C",
    ]
    dot = Program(
      "dot", environment: environment, timeLimit: .seconds(20), outputLimit: 64 << 20,
      separatesOperands: false)
    isInstalled = dot.isInstalled
    cache = machine.cache("graphs")
  }

  /// The SVG of a graph, or why there is none.
  func draw(_ source: String) -> Result<[UInt8], NoDrawing> {
    guard isInstalled else { return .failure(.notInstalled) }
    guard source.utf8.count <= Self.sourceLimit else {
      return .failure(.refused("it is longer than 256 KiB"))
    }
    let key = FNV.digest(Self.style.joined(separator: " ") + "\n" + source)
    if let drawing = kept(key, for: source) { return .success(drawing) }
    let result = drawn(source)
    if case .success(let drawing) = result {
      cache?.keep(Array(source.utf8) + [0] + drawing, as: key)
    }
    return result
  }

  /// A drawing of the same source, which stands before it: digests may meet by chance.
  private func kept(_ key: String, for source: String) -> [UInt8]? {
    guard let bytes = cache?.read(key), bytes.starts(with: Array(source.utf8) + [0]) else {
      return nil
    }
    return Array(bytes.dropFirst(source.utf8.count + 1))
  }

  private func drawn(_ source: String) -> Result<[UInt8], NoDrawing> {
    do throws(ProgramFailure) {
      let result = try dot.run(Self.style, input: Array(source.utf8))
      return result.succeeded
        ? .success(result.output) : .failure(.refused(Self.complaint(in: result.errors)))
    } catch {
      return .failure(.refused("\(error)"))
    }
  }

  /// `Error: <stdin>: syntax error in line 1 near '}'` without what stands before the last colon.
  private static func complaint(in errors: String) -> String {
    let line = errors.split(separator: "\n").first { $0.hasPrefix("Error") } ?? "dot failed"
    return line.split(separator: ": ").last.map(String.init) ?? "dot failed"
  }
}
