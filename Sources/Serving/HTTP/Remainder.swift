internal import Files
internal import NIOCore

/// What is still to be sent of a response's body, from memory or from the disk.
struct Remainder {
  private enum Source {
    case bytes(ArraySlice<UInt8>)
    case file(FileReader)
  }

  private var source: Source
  /// Of the whole body, in bytes.
  let size: Int

  init(_ body: Response.Body) throws(DiskError) {
    switch body {
    case .bytes(let bytes):
      source = .bytes(bytes[...])
      size = bytes.count
    case .copy(let file):
      let reader = try FileReader(file)
      source = .file(reader)
      size = reader.size
    }
  }

  /// The next piece; nil at the end. A file that has become shorter is an error, because its length
  /// was told.
  mutating func next() throws(DiskError) -> ByteBuffer? {
    switch source {
    case .bytes(let rest):
      if rest.isEmpty { return nil }
      source = .bytes(rest.dropFirst(ConnectionHandler.pieceSize))
      return ByteBuffer(bytes: rest.prefix(ConnectionHandler.pieceSize))
    case .file(let reader):
      let piece = try reader.read(ConnectionHandler.pieceSize)
      return piece.isEmpty ? nil : ByteBuffer(bytes: piece)
    }
  }
}
