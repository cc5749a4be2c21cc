/// Where the texts of pages lie that are too many to be held in memory, until each page is written.
public struct TextShelf: Sendable {
  /// How many bytes of texts are held before others are put down.
  let room: Int
  /// Puts bytes down, and tells where.
  let put: @Sendable (_ bytes: [UInt8]) throws -> Int
  /// The bytes at a place.
  let take: @Sendable (_ place: Int, _ count: Int) throws -> [UInt8]

  public init(
    room: Int, put: @escaping @Sendable (_ bytes: [UInt8]) throws -> Int,
    take: @escaping @Sendable (_ place: Int, _ count: Int) throws -> [UInt8]
  ) {
    (self.room, self.put, self.take) = (room, put, take)
  }
}
