internal import Pages
internal import Pictures

/// The picture that chats and other sites show beside a link. They load it from its full address, so
/// that a site without `url` has none.
enum PreviewPicture {
  /// Of pages that have none of their own.
  static let common = ThemeFile.preview.path

  /// Where the picture of a page is; nil for those that share the common one.
  static func path(of page: Page) -> String? {
    page.picture == nil || page.path == .home ? nil : page.path.folder + "preview.png"
  }

  static func file(of page: Page, in handbook: String) -> OutputFile? {
    guard let path = path(of: page), let picture = page.picture else { return nil }
    return OutputFile(path: path, bytes: AnswerPicture(picture, source: handbook).png)
  }

  /// The handbook's title, with what the home page says.
  static func common(of home: Page?, in handbook: String) -> [UInt8] {
    var picture = home?.picture ?? PagePicture(title: "")
    picture.title = handbook
    return AnswerPicture(picture, source: "").png
  }
}

extension AnswerPicture {
  init(_ picture: PagePicture, source: String) {
    let isDrawn = Lettering.hasLetters(for: picture.title)
    self.init(source: source, title: isDrawn ? picture.title : picture.otherTitle)
    (figure, unit) = (picture.figure, picture.unit)
    (reason, point) = (picture.reason, picture.point)
    details = picture.details
    bars = picture.needs.map { Bar($0.name, share: $0.share, ink: Self.color(of: $0.name)) }
    ink = Self.color(of: picture.tone)
  }

  /// The theme's color of a name on white, as `theme.css` has it.
  static func color(of name: String) -> Color {
    Color(colors.first { $0.name == name }?.color ?? 0x0a58ca)
  }

  static let colors: [(name: String, color: UInt32)] = [
    ("cpu", 0x6d28d9), ("key-skew", 0xc2410c), ("checkpoint", 0x0f766e), ("recovery", 0x9d174d),
    ("network", 0x0c6a8f), ("disk-size", 0x4d4a00), ("disk-throughput", 0x694e2e),
    ("heap", 0x163d6d), ("lookup", 0x3510a8), ("backlog", 0x335d02), ("hot-key", 0xa21caf),
    ("source-partitions", 0x662c00), ("max-parallelism", 0xc8078f), ("bad", 0xb42318),
  ]
}
