internal import Markup

/// A step on the way to a value in a workload's file.
enum FileKey: Equatable {
  case key(String)
  /// The item of a list with this name.
  case item(String)
}

/// A value that a workload's file would have.
struct FileValue: Equatable {
  var place: [FileKey]
  var text: String

  init(_ place: [FileKey], _ text: String) {
    self.place = place
    self.text = text
  }
}

/// Values as the lines of a file, with the keys they have in common once.
struct FileExcerpt {
  private(set) var text = ""
  private var open: [FileKey] = []

  /// - Parameter values: in any order; those of one group are put together.
  init(_ values: [FileValue]) {
    for value in Self.grouped(values) { write(value) }
  }

  private static func grouped(_ values: [FileValue]) -> [FileValue] {
    var groups: [(first: FileKey, values: [FileValue])] = []
    for value in values {
      guard let first = value.place.first else { continue }
      if let index = groups.firstIndex(where: { $0.first == first }) {
        groups[index].values.append(value)
      } else {
        groups.append((first, [value]))
      }
    }
    return groups.flatMap { group -> [FileValue] in
      guard group.values.contains(where: { $0.place.count > 1 }) else { return group.values }
      let rest = group.values.map { FileValue(Array($0.place.dropFirst()), $0.text) }
      return grouped(rest).map { FileValue([group.first] + $0.place, $0.text) }
    }
  }

  private mutating func write(_ value: FileValue) {
    var shared = 0
    let parents = value.place.dropLast()
    while shared < min(open.count, parents.count), open[shared] == value.place[shared] {
      shared += 1
    }
    for depth in shared..<value.place.count {
      let isLast = depth == value.place.count - 1
      let indent = String(repeating: "  ", count: depth)
      switch value.place[depth] {
      case .item(let name): text += "\(indent)- name: \(Self.quoted(name))\n"
      case .key(let key): text += "\(indent)\(key):" + (isLast ? " \(value.text)\n" : "\n")
      }
    }
    open = Array(parents)
  }

  /// A name of letters, digits and `-` alone as it is, any other as JSON has it, which YAML reads too.
  static func quoted(_ name: String) -> String {
    let isPlain =
      name.utf8.allSatisfy {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0 | 0x20)
          || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) || $0 == UInt8(ascii: "-")
      }
      && (name.utf8.first.map { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0 | 0x20) }
        ?? false)
    if isPlain, !["true", "false", "yes", "no", "on", "off", "null", "y", "n"].contains(name) {
      return name
    }
    var output = Output()
    output.append(quoting: name)
    return String(decoding: output, as: UTF8.self)
  }
}
