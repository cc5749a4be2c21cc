internal import Markup

/// A page's folder in the site, from the root: empty for the home page, else `guide/recovery/`.
public struct SitePath: Hashable, Comparable, Sendable {
  public let folder: String

  /// A path in any spelling; slashes are put where they belong.
  public init(_ path: String) {
    if Self.isPlain(path) {
      folder = path + "/"
    } else {
      let parts = path.split(separator: "/")
      folder = parts.isEmpty ? "" : parts.joined(separator: "/") + "/"
    }
  }

  /// Whether slashes stand between parts only, as they mostly do.
  private static func isPlain(_ path: String) -> Bool {
    var last = UInt8(ascii: "/")
    for byte in path.utf8 {
      if byte == UInt8(ascii: "/"), last == byte { return false }
      last = byte
    }
    return last != UInt8(ascii: "/")
  }

  /// A path whose slashes are where they belong.
  private init(plain folder: String) { self.folder = folder }

  public static let home = SitePath("")

  /// The file that holds the page.
  public var file: String { folder + Self.fileName }

  static let fileName = "index.html"

  /// The folder above; nil for the home page.
  public var parent: SitePath? {
    if folder.isEmpty { return nil }
    guard let around = Substring(folder.utf8.dropLast()).folderOfFile else { return .home }
    return SitePath(plain: String(folder[...around.endIndex]))
  }

  /// The last part of the path; empty for the home page.
  public var name: String {
    let path = folder.utf8.dropLast()
    let slash = path.lastIndex(of: UInt8(ascii: "/"))
    return String(Substring(slash.map { path[path.index(after: $0)...] } ?? path))
  }

  public var depth: Int {
    let slash = UInt8(ascii: "/")
    return folder.withBytes { bytes in bytes.reduce(0) { $1 == slash ? $0 + 1 : $0 } }
  }

  public func child(_ name: String) -> SitePath { SitePath(folder + name) }

  public static func < (a: SitePath, b: SitePath) -> Bool { a.folder < b.folder }
}

/// Where links are written from, so that the same content reads right on any page.
public enum LinkBase: Hashable, Sendable {
  /// A page in the site: links are relative, and work from a folder on a laptop too.
  case page(SitePath)
  /// A page that is served at any address, such as `404.html`: links begin at the site's root.
  case anywhere(root: String)

  /// The link to a page, with its file named because a browser without a server needs it.
  public func link(to page: SitePath, anchor: String? = nil) -> String {
    var link = wayToRoot
    link.reserveCapacity(
      link.utf8.count + page.folder.utf8.count + 11 + (anchor?.utf8.count ?? 0))
    link += PercentEncoding.encode(path: page.folder)
    link += SitePath.fileName
    if let anchor {
      link += "#"
      link += anchor
    }
    return link
  }

  /// The link to a file of the site, by its path from the root.
  public func link(toFile file: String) -> String {
    wayToRoot + PercentEncoding.encode(path: file)
  }

  /// What leads from here to the site's root.
  public var wayToRoot: String {
    switch self {
    case .page(let page):
      let depth = page.depth
      return depth < Self.waysUp.count ? Self.waysUp[depth] : Self.wayUp(depth)
    case .anywhere(let root): return root
    }
  }

  private static func wayUp(_ depth: Int) -> String { String(repeating: "../", count: depth) }
  private static let waysUp = (0..<8).map(wayUp)
}

/// Paths as URLs write them.
public enum PercentEncoding {
  /// Everything but unreserved characters and slashes becomes `%XX`.
  public static func encode(path: String) -> String {
    if path.withBytes({ $0.allSatisfy(Self.isPlain) }) { return path }
    let digits = Array("0123456789ABCDEF".utf8)
    var bytes: [UInt8] = []
    for byte in path.utf8 {
      if Self.isPlain(byte) {
        bytes.append(byte)
      } else {
        bytes += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The path with `%XX` turned back into bytes; a stray percent sign stays as it is.
  public static func decode(_ url: String) -> String {
    guard url.withBytes({ $0.contains(UInt8(ascii: "%")) }) else { return url }
    let source = Array(url.utf8)
    var bytes: [UInt8] = []
    var index = 0
    while index < source.count {
      if source[index] == UInt8(ascii: "%"), index + 2 < source.count,
        let high = hexValue(source[index + 1]), let low = hexValue(source[index + 2])
      {
        bytes.append(high << 4 | low)
        index += 3
      } else {
        bytes.append(source[index])
        index += 1
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."),
      UInt8(ascii: "_"), UInt8(ascii: "~"), UInt8(ascii: "/"):
      true
    default: false
    }
  }

  private static func hexValue(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
    default: nil
    }
  }
}
