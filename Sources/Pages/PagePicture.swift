/// What the picture of a page says that chats and other sites show beside a link to it.
public struct PagePicture: Hashable, Sendable {
  /// How much of what is planned something needs.
  public struct Need: Hashable, Sendable {
    /// A name that the theme has a color for.
    public var name: String
    /// 0...1.
    public var share: Double

    public init(_ name: String, share: Double) { (self.name, self.share) = (name, share) }
  }

  public var title: String
  /// What it is called where the title has characters that no letter is drawn for.
  public var otherTitle = ""
  /// The answer, with its unit apart: `45`, `cores`. Without a unit it is words.
  public var figure = ""
  public var unit = ""
  /// What decides the answer, in the color of `tone`, and the point it is about.
  public var reason = ""
  public var point = ""
  /// A line each, two at most.
  public var details: [String] = []
  /// The largest first.
  public var needs: [Need] = []
  /// The name of a color of the theme; the accent's when empty.
  public var tone = ""

  public init(title: String) { self.title = title }
}
