#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// A path as the file system knows it, byte by byte. Swift takes two spellings of `é` for the same
/// text, and most file systems hold a file for each; a name may also be no text at all.
public struct BytePath: Hashable, Sendable {
  let bytes: [UInt8]

  public init(_ path: some StringProtocol) { bytes = Array(path.utf8) }

  public init(bytes: [UInt8]) { self.bytes = bytes }

  /// A name in this folder.
  func appending(_ name: BytePath) -> BytePath {
    BytePath(bytes: bytes.isEmpty ? name.bytes : bytes + [UInt8(ascii: "/")] + name.bytes)
  }

  /// The path as text; nil when it is none.
  public var text: String? { String(validating: bytes, as: UTF8.self) }

  /// For messages: what is no text is written as `\xE9`.
  public var shown: String {
    if let text { return text }
    var shown = ""
    var rest = bytes[...]
    while let first = rest.first {
      let length =
        first < 0x80
        ? 1
        : (2...4).first {
          String(validating: rest.prefix($0), as: UTF8.self)?.unicodeScalars.count == 1
        }
      let character = rest.prefix(length ?? 1)
      shown += length == nil ? Self.escape(first) : String(decoding: character, as: UTF8.self)
      rest = rest.dropFirst(character.count)
    }
    return shown
  }

  private static func escape(_ byte: UInt8) -> String {
    "\\x" + String(byte, radix: 16, uppercase: true)
  }
}

extension BytePath: Comparable, ExpressibleByStringLiteral {
  public static func < (a: BytePath, b: BytePath) -> Bool {
    a.bytes.lexicographicallyPrecedes(b.bytes)
  }

  public init(stringLiteral path: String) { self.init(path) }
}

extension BytePath {
  /// The folders it is in, outermost first: `a` and `a/b` of `a/b/c`.
  public var folders: [BytePath] {
    bytes.indices.filter { bytes[$0] == UInt8(ascii: "/") }.map {
      BytePath(bytes: Array(bytes[..<$0]))
    }
  }

  /// The path from a folder on; nil when it is not in that.
  public func inside(_ folder: BytePath) -> BytePath? {
    let start = folder.bytes + [UInt8(ascii: "/")]
    return bytes.starts(with: start) ? BytePath(bytes: Array(bytes[start.count...])) : nil
  }
}

extension String {
  /// Whether its bytes come before those of another text.
  func isInBytesBefore(_ other: String) -> Bool {
    let order = utf8.withContiguousStorageIfAvailable { mine in
      other.utf8.withContiguousStorageIfAvailable { theirs in
        guard let a = mine.baseAddress, let b = theirs.baseAddress else {
          return mine.count < theirs.count
        }
        let order = memcmp(a, b, min(mine.count, theirs.count))
        return order < 0 || order == 0 && mine.count < theirs.count
      }
    }
    return (order ?? nil) ?? utf8.lexicographicallyPrecedes(other.utf8)
  }

  /// Whether its first bytes are those of another text.
  func beginsInBytes(with other: Substring) -> Bool {
    let isSame = utf8.withContiguousStorageIfAvailable { mine in
      other.utf8.withContiguousStorageIfAvailable { theirs in
        guard let a = mine.baseAddress, let b = theirs.baseAddress else { return theirs.isEmpty }
        return mine.count >= theirs.count && memcmp(a, b, theirs.count) == 0
      }
    }
    return (isSame ?? nil) ?? utf8.starts(with: other.utf8)
  }
}

/// What a call to the system can be told of.
protocol PathOnDisk {
  func withPath<Result>(_ call: (UnsafePointer<CChar>) -> Result) -> Result
  /// For messages.
  var shown: String { get }
}

extension String: PathOnDisk {
  func withPath<Result>(_ call: (UnsafePointer<CChar>) -> Result) -> Result {
    withCString(call)
  }

  var shown: String { self }
}

extension BytePath: PathOnDisk {
  func withPath<Result>(_ call: (UnsafePointer<CChar>) -> Result) -> Result {
    (bytes.map { CChar(bitPattern: $0) } + [0]).withUnsafeBufferPointer { buffer in
      // There is a zero at least.
      buffer.baseAddress.map(call) ?? "".withCString(call)
    }
  }
}
