internal import Pages

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

  public func hash(into hasher: inout Hasher) {
    bytes.withUnsafeBytes { hasher.combine(bytes: $0) }
  }

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
    return (order ?? nil) ?? isBefore(other)
  }

  // Apart, or the texts would be retained for both ways of looking at them.
  @inline(never)
  private func isBefore(_ other: String) -> Bool { utf8.lexicographicallyPrecedes(other.utf8) }
}

extension Substring {
  /// Whether this folder is another one or holds it, byte by byte, as the file system compares them.
  func isOrHolds(_ other: Substring) -> Bool {
    let holds = utf8.withContiguousStorageIfAvailable { mine in
      other.utf8.withContiguousStorageIfAvailable { theirs in
        guard let a = mine.baseAddress, let b = theirs.baseAddress else { return mine.isEmpty }
        return theirs.count >= mine.count && memcmp(a, b, mine.count) == 0
          && (theirs.count == mine.count || theirs[mine.count] == UInt8(ascii: "/"))
      }
    }
    return (holds ?? nil)
      ?? (other.utf8.elementsEqual(utf8) || other.utf8.starts(with: (self + "/").utf8))
  }
}

/// What a call to the system can be told of.
protocol PathOnDisk: Sendable {
  /// The open folder that the path is from; where it is absolute or from the working folder, no folder.
  var base: Int32 { get }
  func withPath<Result>(_ call: (UnsafePointer<CChar>) -> Result) -> Result
  /// For messages.
  var shown: String { get }
}

extension PathOnDisk {
  var base: Int32 { AT_FDCWD }
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
