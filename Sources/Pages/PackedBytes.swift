internal import Markup

/// Numbers and texts one after the other, for what one run of the program leaves for the next.
public struct PackedBytes: Sendable {
  public private(set) var bytes: [UInt8] = []

  public init(capacity: Int = 0) { bytes.reserveCapacity(capacity) }

  /// Adds a number that is not negative: seven bits a byte, the lowest first.
  public mutating func add(_ number: Int) {
    var rest = UInt64(bitPattern: Int64(number))
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(truncatingIfNeeded: rest))
  }

  public mutating func add(_ flag: Bool) { bytes.append(flag ? 1 : 0) }

  /// Eight bytes, the lowest first.
  public mutating func add(word: UInt64) {
    for shift in stride(from: 0, to: 64, by: 8) {
      bytes.append(UInt8(truncatingIfNeeded: word >> UInt64(shift)))
    }
  }

  public mutating func add(_ text: String) {
    text.withBytes {
      add($0.count)
      bytes.append(contentsOf: $0)
    }
  }

  public mutating func add(_ text: String?) {
    add(text != nil)
    if let text { add(text) }
  }

  public mutating func add(_ some: [UInt8]) { add(some[...]) }

  public mutating func add(_ some: ArraySlice<UInt8>) {
    add(some.count)
    bytes.append(contentsOf: some)
  }

  // Inlined: without knowing the types, every element costs more than its bytes.
  @inlinable public mutating func add<Element>(
    _ list: some Collection<Element>, _ add: (inout PackedBytes, Element) -> Void
  ) {
    self.add(list.count)
    for element in list { add(&self, element) }
  }

  /// Adds what `write` adds as one list of bytes.
  ///
  /// - Parameter scratch: empty bytes to write to, which keep their memory for the next call.
  public mutating func add(through scratch: inout PackedBytes, _ write: (inout PackedBytes) -> Void)
  {
    write(&scratch)
    add(scratch.bytes)
    scratch.bytes.removeAll(keepingCapacity: true)
  }
}

/// Reads what `PackedBytes` wrote, in the same order. Of bytes that somebody else wrote it may read
/// anything, and throws where they end too soon.
public struct PackedReader: Sendable {
  private let bytes: ArraySlice<UInt8>
  private var index: Int

  public struct Damage: Error {}

  public init(_ bytes: ArraySlice<UInt8>) {
    self.bytes = bytes
    index = bytes.startIndex
  }

  public var isAtEnd: Bool { index == bytes.endIndex }

  public mutating func number() throws(Damage) -> Int {
    var (number, shift) = (UInt64(0), UInt64(0))
    while index < bytes.endIndex, shift < 63 {
      let byte = bytes[index]
      index += 1
      number |= UInt64(byte & 0x7F) << shift
      if byte < 0x80 { return Int(number) }
      shift += 7
    }
    throw Damage()
  }

  public mutating func flag() throws(Damage) -> Bool { try number() != 0 }

  public mutating func word() throws(Damage) -> UInt64 {
    guard bytes.endIndex - index >= 8 else { throw Damage() }
    var word = UInt64(0)
    for offset in 0..<8 { word |= UInt64(bytes[index + offset]) << UInt64(8 * offset) }
    index += 8
    return word
  }

  /// A list of bytes, where it stands.
  public mutating func slice() throws(Damage) -> ArraySlice<UInt8> {
    let count = try number()
    guard count <= bytes.endIndex - index else { throw Damage() }
    defer { index += count }
    return bytes[index..<index + count]
  }

  public mutating func text() throws(Damage) -> String {
    String(decoding: try slice(), as: UTF8.self)
  }

  public mutating func optionalText() throws(Damage) -> String? {
    try flag() ? text() : nil
  }

  public mutating func list<Element>(
    _ read: (inout PackedReader) throws(Damage) -> Element
  ) throws(Damage) -> [Element] {
    let count = try number()
    var list: [Element] = []
    // A damaged number may be any: an element takes a byte at least.
    guard count <= bytes.endIndex - index else { throw Damage() }
    list.reserveCapacity(count)
    for _ in 0..<count { list.append(try read(&self)) }
    return list
  }
}
