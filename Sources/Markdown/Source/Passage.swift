/// A text to be parsed in one go: the page, or pieces of it put together once more.
struct Passage {
  /// Where a line of the passage stands in the page.
  struct Place {
    var line: Int32
    /// What to add to a byte column of the passage.
    var shift: Int32
  }

  var lines: TextLines
  /// One place for each line; empty when the lines are the page's.
  var places: [Place] = []

  /// Gives the nodes from `first` on their places in the page.
  func relocate(_ tree: inout Tree, from first: Int) {
    guard !places.isEmpty else { return }
    for index in first..<tree.nodes.count {
      if let place = place(of: tree.nodes[index].line) {
        tree.nodes[index].line = place.line
        tree.nodes[index].column += place.shift
      }
      if let place = place(of: tree.nodes[index].endLine) {
        tree.nodes[index].endLine = place.line
      }
    }
  }

  private func place(of line: Int32) -> Place? {
    let index = Int(line) - 1
    return places.indices.contains(index) ? places[index] : nil
  }
}
