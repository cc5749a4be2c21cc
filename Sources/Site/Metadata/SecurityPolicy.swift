/// What a page may load and run: files of the site, and nothing that stands in the page itself.
enum SecurityPolicy {
  /// For the page's own head.
  static let page = [
    "default-src 'none'", "script-src 'self'", "style-src 'self'", "img-src 'self' data:",
    "font-src 'self'", "media-src 'self'", "connect-src 'self'", "base-uri 'none'",
    "form-action 'none'",
  ].joined(separator: "; ")

  /// For hosts that read `_headers`, which can also forbid other sites to frame the page.
  static var headers: [UInt8] {
    let text = """
      /*
        Content-Security-Policy: \(page); frame-ancestors 'self'
        Referrer-Policy: strict-origin-when-cross-origin
        X-Content-Type-Options: nosniff

      """
    return Array(text.utf8)
  }
}
