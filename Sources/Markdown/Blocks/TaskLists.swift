extension BlockTransforms {
  /// Takes `[ ] ` or `[x] ` off the beginning of a list item and notes it.
  mutating func makeTask(of item: Node.Index) {
    guard let mark = parser.tree.taskMark(of: item) else { return }
    parser.tree[item].task = mark.task
    parser.tree[mark.text].text.start += mark.length
    parser.tree[mark.text].column += mark.length
  }
}

/// What stands before the text of a task.
private struct TaskMark {
  let task: Node.Task
  /// The node that it is the beginning of.
  let text: Node.Index
  /// In bytes.
  let length: Int32
}

extension Tree {
  /// The mark that a list item begins with, if it is a task.
  fileprivate func taskMark(of item: Node.Index) -> TaskMark? {
    guard let paragraph = self[item].firstChild, self[paragraph].kind == .paragraph,
      let text = self[paragraph].firstChild, self[text].kind == .text,
      self[text].text.count >= 3, !isEscaped(Int(self[text].text.start))
    else { return nil }
    let start = Int(self[text].text.start)
    let length = min(4, self[text].text.count)
    guard bytes[start] == UInt8(ascii: "["), bytes[start + 2] == UInt8(ascii: "]"),
      length == 3 || bytes[start + 3].isSpace, let task = Node.Task(mark: bytes[start + 1])
    else { return nil }
    return TaskMark(task: task, text: text, length: Int32(clamping: length))
  }
}

extension Node.Task {
  /// What stands between the brackets.
  fileprivate init?(mark: UInt8) {
    switch mark.lowercased {
    case UInt8(ascii: " "): self = .open
    case UInt8(ascii: "x"): self = .done
    default: return nil
    }
  }
}
