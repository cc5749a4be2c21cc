/// Finds keys by their bytes, in objects that nearly always have them in one order: the name after
/// the last one found is tried first, and nearly always is the one.
public struct OrderedKeys: Sendable {
  private let names: [[UInt8]]
  private var next = 0

  /// - Parameter names: The keys in their usual order.
  public init(_ names: [String]) {
    self.names = names.map { Array($0.utf8) }
  }

  /// Where the name of a key is in the list.
  ///
  /// - Parameter key: The bytes of the key, as `nextKey` of the same reader gives them.
  public mutating func place(of key: Range<Int>, in reader: JSONReader) -> Int? {
    for offset in names.indices {
      let place = (next + offset) % names.count
      if reader.bytes[key].elementsEqual(names[place]) {
        next = place + 1
        return place
      }
    }
    return nil
  }
}
