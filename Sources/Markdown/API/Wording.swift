/// What is put into a page for those who do not see it, and the titles of boxes without one, in the
/// language of the site.
public struct Wording: Hashable, Sendable {
  /// The boxes of tasks.
  public var done = "Done"
  public var toDo = "To do"
  /// What stands before and behind the number of a reference.
  public var backToReference: [String] = ["Back to reference ", ""]
  /// A table below no heading.
  public var table = "Table"
  /// The titles of boxes by their type; others have the type's name.
  private var titles: [String: String] = [:]

  public init() {}

  public init(
    done: String, toDo: String, backToReference: (String, String), table: String,
    titles: [(type: String, title: String)]
  ) {
    (self.done, self.toDo, self.table) = (done, toDo, table)
    self.backToReference = [backToReference.0, backToReference.1]
    self.titles = Dictionary(titles.map { ($0.type, $0.title) }) { first, _ in first }
  }

  func title(of type: String) -> String? { titles[type] }
}
