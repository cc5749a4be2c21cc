/// What kind of file a path names, as the Content-Type header spells it.
public enum MediaType {
  /// The type by the path's extension; plain bytes for one that nobody knows.
  public static func of(_ path: String) -> String {
    let name = path.split(separator: "/").last ?? ""
    guard let dot = name.lastIndex(of: "."), dot > name.startIndex else {
      return known[String(name)] ?? "application/octet-stream"
    }
    return known[name[name.index(after: dot)...].lowercased()] ?? "application/octet-stream"
  }

  /// Text is always UTF-8 and says so: hosts and browsers guess otherwise.
  private static let known = [
    "_headers": "text/plain; charset=utf-8", "_redirects": "text/plain; charset=utf-8",
    "html": "text/html; charset=utf-8", "css": "text/css; charset=utf-8",
    "js": "text/javascript; charset=utf-8", "mjs": "text/javascript; charset=utf-8",
    "json": "application/json", "map": "application/json",
    "webmanifest": "application/manifest+json",
    "txt": "text/plain; charset=utf-8", "md": "text/markdown; charset=utf-8",
    "csv": "text/csv; charset=utf-8", "yaml": "text/yaml; charset=utf-8",
    "yml": "text/yaml; charset=utf-8", "sql": "text/plain; charset=utf-8",
    "sh": "text/plain; charset=utf-8", "xml": "application/xml", "wasm": "application/wasm",
    "pdf": "application/pdf", "zip": "application/zip", "gz": "application/gzip",
    "svg": "image/svg+xml", "png": "image/png", "jpg": "image/jpeg", "jpeg": "image/jpeg",
    "gif": "image/gif", "webp": "image/webp", "avif": "image/avif", "ico": "image/x-icon",
    "woff": "font/woff", "woff2": "font/woff2", "ttf": "font/ttf", "otf": "font/otf",
    "mp4": "video/mp4", "webm": "video/webm",
  ]
}
