import CCmark
import CParserMemory
import Markup

/// The memory of the C parser: taken piece by piece, given back all at once.
///
/// A parse allocates many small nodes, which are freed as soon as they were copied; handing out
/// stretches of one block costs a fraction of that.
enum ParserMemory {
  /// Lets a parser allocate, and takes all of it back; nothing of it may be used afterwards.
  static func whileParsing<Result>(
    _ body: (UnsafeMutablePointer<cmark_mem>) -> Result
  ) -> Result {
    precondition(!parser_memory_lend(false), "a page is written into this memory")
    _ = block
    defer { parser_memory_reset() }
    return body(callbacks)
  }

  /// Writes into the memory that this thread parses with, which `body` must not do meanwhile.
  static func whileRendering<Result>(
    _ body: (consuming OutputBuffer) -> Result
  ) -> Result {
    let bytes = block.bindMemory(to: UInt8.self, capacity: parser_memory_size)
    _ = parser_memory_lend(true)
    defer { _ = parser_memory_lend(false) }
    return body(OutputBuffer(into: bytes, capacity: parser_memory_size))
  }

  /// What this thread keeps.
  private static var block: UnsafeMutableRawPointer {
    guard let block = parser_memory_block() else { preconditionFailure("there is no memory") }
    return block
  }

  /// The parser keeps the address, so it must not change.
  private nonisolated(unsafe) static let callbacks: UnsafeMutablePointer<cmark_mem> = {
    let callbacks = UnsafeMutablePointer<cmark_mem>.allocate(capacity: 1)
    callbacks.initialize(
      to: cmark_mem(
        calloc: parser_memory_calloc, realloc: parser_memory_realloc, free: parser_memory_free))
    return callbacks
  }()
}
