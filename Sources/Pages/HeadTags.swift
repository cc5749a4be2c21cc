extension OutputFile {
  /// Whether a browser shows this file as a page.
  public var isPage: Bool { path.hasSuffix(".html") }

  /// The page with tags put last in its head. The rendered site stays as it is: this is for those
  /// who serve or publish it and add a script of their own.
  public static func page(_ bytes: [UInt8], withInHead tags: String) -> [UInt8] {
    let end = Array("</head>".utf8)
    let place = position(of: end, in: bytes) ?? bytes.count
    return Array(bytes[..<place]) + Array(tags.utf8) + Array(bytes[place...])
  }

  private static func position(of wanted: [UInt8], in bytes: [UInt8]) -> Int? {
    guard bytes.count >= wanted.count else { return nil }
    return (0...bytes.count - wanted.count).first { start in
      bytes[start] == wanted[0] && bytes[start..<start + wanted.count].elementsEqual(wanted)
    }
  }
}
