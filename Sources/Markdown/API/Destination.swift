public import Diagnostics
internal import Markup

/// Where a link or an image of a page points to, in the writer's words.
public struct Destination: Hashable, Sendable {
  /// The part before any `?` or `#`, not percent-decoded; empty for `#fragment`.
  public var url: String
  /// What follows `?`, without it.
  public var query: String?
  /// What follows `#`, without it.
  public var fragment: String?
  public var isImage: Bool
  /// Whether the URL is the name of a page, which may stand in any folder: Hugo's `ref`.
  public var isName = false
  public var location: SourceLocation

  public init(
    url: String, query: String? = nil, fragment: String? = nil, isImage: Bool = false,
    location: SourceLocation
  ) {
    self.url = url
    self.query = query
    self.fragment = fragment
    self.isImage = isImage
    self.location = location
  }

  /// What stands before a URL that is the name of a page.
  static let named = "ref:"

  /// The reference to a page by its name.
  public init(page name: String, location: SourceLocation) {
    self.init(parsing: Self.named + name, isImage: false, location: location)
  }

  /// Splits a URL reference at its `?` and `#`.
  public init(parsing written: String, isImage: Bool, location: SourceLocation) {
    let (url, query, fragment) = written.withBytes { bytes in
      let hash = bytes.firstIndex(of: UInt8(ascii: "#"))
      let end = hash ?? bytes.count
      let mark = bytes[..<end].firstIndex(of: UInt8(ascii: "?"))
      func text(_ range: Range<Int>) -> String {
        String(decoding: UnsafeBufferPointer(rebasing: bytes[range]), as: UTF8.self)
      }
      return (
        text(0..<(mark ?? end)), mark.map { text(($0 + 1)..<end) },
        hash.map { text(($0 + 1)..<bytes.count) }
      )
    }
    self.init(
      url: url, query: query, fragment: fragment, isImage: isImage, location: location)
    if self.url.hasPrefix(Self.named) {
      self.url.removeFirst(Self.named.count)
      isName = true
    }
  }

  /// The whole reference, as it stands in the page.
  public var written: String {
    if query == nil, fragment == nil { return url }
    return url + (query.map { "?" + $0 } ?? "") + (fragment.map { "#" + $0 } ?? "")
  }
}

/// What is written to the page for a destination.
public struct Resolution: Hashable, Sendable {
  public var url: String
  /// The size of an image in pixels, where it is known.
  public var width: Int?
  public var height: Int?
  public var diagnostic: Diagnostic?

  public init(
    url: String, width: Int? = nil, height: Int? = nil, diagnostic: Diagnostic? = nil
  ) {
    self.url = url
    self.width = width
    self.height = height
    self.diagnostic = diagnostic
  }
}
