/// The Content-Security-Policy of pages: files of the site only, no inline scripts or styles.
enum SecurityPolicy {
  /// For a meta element in the page.
  ///
  /// - Parameter answersBack: whether pages run the module of what-if, which is no script but needs a
  ///   word all the same.
  static func page(answersBack: Bool) -> String { answersBack ? withModule : withoutModule }

  private static let withoutModule = policy(scripts: "'self'")
  private static let withModule = policy(scripts: "'self' 'wasm-unsafe-eval'")

  private static func policy(scripts: String) -> String {
    [
      "default-src 'none'", "script-src \(scripts)", "style-src 'self'", "img-src 'self' data:",
      "font-src 'self'", "media-src 'self'", "connect-src 'self'", "base-uri 'none'",
      "form-action 'none'",
    ].joined(separator: "; ")
  }

  /// `_headers`, for hosts that read it; a header can also forbid framing by other sites.
  static func headers(answersBack: Bool) -> [UInt8] {
    let text = """
      /*
        Content-Security-Policy: \(page(answersBack: answersBack)); frame-ancestors 'self'
        Referrer-Policy: strict-origin-when-cross-origin
        X-Content-Type-Options: nosniff

      """
    return Array(text.utf8)
  }
}
