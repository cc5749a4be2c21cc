internal import Pages

/// What hosts and browsers take a file for, by its name.
enum FileKind: Equatable {
  case page
  case script
  case transformation
  /// An SVG, which may hold script or not.
  case drawing
  /// Other XML, which holds script only where it holds HTML or SVG.
  case markup
  case compressedMarkup
  /// Of a type that every host knows and no browser runs.
  case inert
  /// Of a type that some hosts don't know; browsers may guess then.
  case other

  /// By the last ending that means anything: `a.html.bak` is HTML to a host that does not know `bak`,
  /// as `a.html.gz` is to one that takes `gz` for an encoding.
  init(of path: String) {
    let name =
      path.utf8.lastIndex(of: UInt8(ascii: "/")).map { path[$0...].dropFirst() } ?? path[...]
    let endings = name.split(separator: ".", omittingEmptySubsequences: false).dropFirst()
    for ending in endings.reversed() {
      guard let kind = Self.kinds[ending.lowercased()] else { continue }
      self = kind
      return
    }
    self = .other
  }

  /// Whether a browser would run it, whatever is in it.
  var mayRun: Bool {
    switch self {
    case .page, .script, .transformation, .markup, .compressedMarkup: true
    case .drawing, .inert, .other: false
    }
  }

  private static let kinds: [String: FileKind] = {
    let lists: [(FileKind, String)] = [
      // HTML in the tables of Apache and nginx, and the archives that browsers open like it.
      (.page, "htm html shtml xht xhtml xhtm mht mhtml"),
      (.script, "cjs js jsm mjs"),
      (.transformation, "xsl xslt"),
      (.drawing, "svg"),
      (.compressedMarkup, "svgz"),
      // Browsers show all XML alike, whatever its type is called.
      (.markup, "atom dae gml gpx kml mathml mml rdf rng rss wsdl xlf xml xsd xspf"),
      // A PDF's scripts run in its viewer, and a module of WebAssembly runs only where a script asks.
      (
        .inert,
        """
        7z avi avif bmp css csv doc docx eot eps flac gif ico jpeg jpg json m4a m4v mov mp3 mp4 mpeg \
        ogg ogv otf pdf png ppt pptx ps rar rtf tar tgz tif tiff ttf txt wasm wav webm webp woff \
        woff2 xls xlsx zip
        """
      ),
    ]
    var kinds: [String: FileKind] = [:]
    for (kind, endings) in lists {
      for ending in endings.split(separator: " ") { kinds[String(ending)] = kind }
    }
    return kinds
  }()
}
