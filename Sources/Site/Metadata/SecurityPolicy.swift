/// The Content-Security-Policy of pages: files of the site only, no inline scripts or styles.
enum SecurityPolicy {
  /// For a meta element in the page.
  static let page = [
    "default-src 'none'", "script-src 'self'", "style-src 'self'", "img-src 'self' data:",
    "font-src 'self'", "media-src 'self'", "connect-src 'self'", "base-uri 'none'",
    "form-action 'none'",
  ].joined(separator: "; ")

  /// `_headers`, for hosts that read it; a header can also forbid framing by other sites.
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
