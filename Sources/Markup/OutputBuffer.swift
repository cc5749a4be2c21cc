/// Bytes of a document as it is written, a few at a time, by one writer.
///
/// An `Output` is an array, which asks before each append whether someone else holds it; this does
/// not, and costs a fraction of that. So it can't be copied.
public struct OutputBuffer: ~Copyable {
  @usableFromInline var start: UnsafeMutablePointer<UInt8>
  @usableFromInline var capacity: Int
  /// How many bytes were written so far.
  @inlinable public var count: Int { filled }
  @usableFromInline var filled = 0
  /// Whether the memory belongs to someone else.
  private var isLent = false

  /// - Parameter capacity: How many bytes there will be, more or less.
  public init(capacity: Int) {
    self.capacity = max(capacity, 64)
    start = .allocate(capacity: self.capacity)
  }

  /// Writes into memory that someone else holds, as far as it reaches.
  public init(into memory: UnsafeMutablePointer<UInt8>, capacity: Int) {
    (start, self.capacity, isLent) = (memory, capacity, true)
  }

  /// What `write` writes, as an array of its own, which is not copied as long as it is no longer than
  /// `capacity`.
  public static func bytes(
    capacity: Int, _ write: (inout OutputBuffer) -> Void
  ) -> [UInt8] {
    var longer: [UInt8]?
    let bytes = [UInt8](unsafeUninitializedCapacity: capacity) { memory, count in
      guard let start = memory.baseAddress else { return }
      var output = OutputBuffer(into: start, capacity: memory.count)
      write(&output)
      if output.isLent { count = output.count } else { longer = Array(output.bytes) }
    }
    return longer ?? bytes
  }

  deinit { if !isLent { start.deallocate() } }

  /// What was written so far; valid until the next change.
  @inlinable
  public var bytes: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(start: start, count: filled) }

  @inlinable
  public var last: UInt8? { filled > 0 ? start[filled - 1] : nil }

  @inlinable @inline(__always)
  public mutating func append(_ byte: UInt8) {
    if filled == capacity { grow(by: 1) }
    start[filled] = byte
    filled += 1
  }

  @inlinable @inline(__always)
  public mutating func append(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard let first = bytes.baseAddress else { return }
    if bytes.count > capacity - filled { grow(by: bytes.count) }
    (start + filled).update(from: first, count: bytes.count)
    filled += bytes.count
  }

  /// Appends the first bytes of eight, of which the first one is the lowest.
  mutating func append(_ word: UInt64, _ count: Int) {
    if capacity - filled < 8 { grow(by: 8) }
    UnsafeMutableRawPointer(start + filled).storeBytes(of: word.littleEndian, as: UInt64.self)
    filled += count
  }

  public mutating func append(_ bytes: ArraySlice<UInt8>) {
    bytes.withUnsafeBufferPointer { append($0) }
  }

  public mutating func append(_ bytes: Output) {
    bytes.withUnsafeBufferPointer { append($0) }
  }

  public mutating func append(_ text: String) {
    text.withBytes { append($0) }
  }

  /// Appends markup that stands in this program's own source.
  @inlinable @inline(__always)
  public mutating func append(markup: StaticString) {
    append(UnsafeBufferPointer(start: markup.utf8Start, count: markup.utf8CodeUnitCount))
  }

  /// Appends `<span class="k">` for a class of one letter: most of what colored code is made of.
  @inlinable @inline(__always)
  public mutating func append(spanOfClass letter: UInt8) {
    if capacity - filled < 16 { grow(by: 16) }
    let place = UnsafeMutableRawPointer(start + filled)
    // `<span cl` and `ass="x">`, the first byte lowest.
    let (first, last) = (0x6C63_206E_6170_733C as UInt64, 0x3E22_0022_3D73_7361 as UInt64)
    place.storeBytes(of: first.littleEndian, as: UInt64.self)
    place.storeBytes(
      of: (last | UInt64(letter) &<< 40).littleEndian, toByteOffset: 8, as: UInt64.self)
    filled += 16
  }

  /// Forgets what was written and keeps the room for it.
  public mutating func removeAll() { filled = 0 }

  @usableFromInline @inline(never)
  mutating func grow(by more: Int) {
    capacity = max(2 * capacity, filled + more)
    let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity)
    larger.update(from: start, count: filled)
    if !isLent { start.deallocate() }
    (start, isLent) = (larger, false)
  }
}
