import CCmark
import Markup

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// The memory of the C parser: taken piece by piece, given back all at once.
///
/// A parse allocates many small nodes, which are freed as soon as they were copied; handing out
/// stretches of one block costs a fraction of that. Each thread has its own blocks, because the
/// parser's callbacks get no argument that could identify the parse.
enum ParserMemory {
  /// Lets a parser allocate, and takes all of it back; nothing of it may be used afterwards.
  static func whileParsing<Result>(
    _ body: (UnsafeMutablePointer<cmark_mem>) -> Result
  ) -> Result {
    let callbacks = callbacks
    let stock = stockOfThread()
    precondition(!stock.pointee.isLent, "a page is written into this memory")
    defer { stock.pointee.reset() }
    return body(callbacks)
  }

  /// Writes into the memory that this thread parses with, which `body` must not do meanwhile.
  static func whileRendering<Result>(
    _ body: (consuming OutputBuffer) -> Result
  ) -> Result {
    _ = callbacks
    let stock = stockOfThread()
    stock.pointee.isLent = true
    defer { stock.pointee.isLent = false }
    return body(stock.pointee.lent)
  }

  /// Makes the stock of this thread on first use; it is freed when the thread ends.
  private static func stockOfThread() -> UnsafeMutablePointer<Stock> {
    if let known = pthread_getspecific(key) { return known.assumingMemoryBound(to: Stock.self) }
    let stock = UnsafeMutablePointer<Stock>.allocate(capacity: 1)
    stock.initialize(to: Stock())
    pthread_setspecific(key, stock)
    return stock
  }

  /// The stock of a thread that parses.
  @inline(__always)
  private static var stock: UnsafeMutablePointer<Stock> {
    // Without one there is no parser that could ask.
    pthread_getspecific(key).unsafelyUnwrapped.assumingMemoryBound(to: Stock.self)
  }

  /// Written once, together with `callbacks`, and constant before: a lazy variable would be checked
  /// at every allocation.
  private nonisolated(unsafe) static var key: pthread_key_t = 0

  private static func makeKey() -> pthread_key_t {
    var key: pthread_key_t = 0
    pthread_key_create(&key) { pointer in
      let raw: UnsafeMutableRawPointer? = pointer
      guard let stock = raw?.assumingMemoryBound(to: Stock.self) else { return }
      stock.pointee.close()
      stock.deallocate()
    }
    return key
  }

  /// The parser keeps the address, so it must not change.
  private nonisolated(unsafe) static let callbacks: UnsafeMutablePointer<cmark_mem> = {
    key = makeKey()
    let callbacks = UnsafeMutablePointer<cmark_mem>.allocate(capacity: 1)
    callbacks.initialize(
      to: cmark_mem(
        calloc: { count, size in
          let (bytes, isTooLarge) = count.multipliedReportingOverflow(by: size)
          return isTooLarge ? nil : stock.pointee.take(zeroed: Int(clamping: bytes))
        },
        realloc: { pointer, size in
          stock.pointee.resize(pointer, to: Int(clamping: size))
        },
        free: { pointer in stock.pointee.giveBack(pointer) }))
    return callbacks
  }()
}

/// A first block that stays, and further ones for large pages.
private struct Stock {
  private static let blockSize = 256 << 10
  /// The size of a piece stands before it, and pieces begin at multiples of this.
  private static let header = 16

  private let first = UnsafeMutableRawPointer.allocate(
    byteCount: blockSize, alignment: header)
  private var further: [UnsafeMutableRawPointer] = []
  /// Whether a page is written into the first block.
  var isLent = false
  private var next: UnsafeMutableRawPointer
  private var end: UnsafeMutableRawPointer

  init() {
    next = first
    end = first + Self.blockSize
  }

  /// A buffer in the block that stays, for whoever needs it while nothing is parsed.
  var lent: OutputBuffer {
    OutputBuffer(
      into: first.bindMemory(to: UInt8.self, capacity: Self.blockSize), capacity: Self.blockSize)
  }

  mutating func take(zeroed size: Int) -> UnsafeMutableRawPointer {
    let piece = take(size)
    memset(piece, 0, size)
    return piece
  }

  private mutating func take(_ size: Int) -> UnsafeMutableRawPointer {
    let room = Self.room(for: size)
    if end - next < room { addBlock(holding: room) }
    let piece = next + Self.header
    next.storeBytes(of: size, as: Int.self)
    next += room
    return piece
  }

  /// What a piece takes with its header, rounded up.
  private static func room(for size: Int) -> Int { (size + 2 * header - 1) & ~(header - 1) }

  private mutating func addBlock(holding room: Int) {
    let size = max(Self.blockSize, room)
    let block = UnsafeMutableRawPointer.allocate(byteCount: size, alignment: Self.header)
    further.append(block)
    next = block
    end = block + size
  }

  /// The last piece grows where it is; another moves.
  mutating func resize(
    _ piece: UnsafeMutableRawPointer?, to size: Int
  ) -> UnsafeMutableRawPointer {
    guard let piece else { return take(size) }
    let start = piece - Self.header
    let old = start.load(as: Int.self)
    if start + Self.room(for: old) == next, end - start >= Self.room(for: size) {
      start.storeBytes(of: size, as: Int.self)
      next = start + Self.room(for: size)
      return piece
    }
    if size <= old { return piece }
    let moved = take(size)
    memcpy(moved, piece, old)
    return moved
  }

  /// Takes back the last piece; the others wait for the end.
  mutating func giveBack(_ piece: UnsafeMutableRawPointer?) {
    guard let piece else { return }
    let start = piece - Self.header
    if start + Self.room(for: start.load(as: Int.self)) == next { next = start }
  }

  mutating func reset() {
    for block in further { block.deallocate() }
    further.removeAll()
    next = first
    end = first + Self.blockSize
  }

  mutating func close() {
    reset()
    first.deallocate()
  }
}
