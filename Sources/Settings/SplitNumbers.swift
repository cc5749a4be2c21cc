/// Numbers with commas between their thousands, which YAML takes apart inside braces and brackets:
/// `{ rate: 40,000/s }` has the keys `rate` and `000/s`. Put together again, they are told of as they
/// were written.
enum SplitNumbers {
  typealias Entry = (key: Value, value: Value)

  /// Entries in which a key without a value that continues a number is part of that number.
  static func joined(_ entries: [Entry]) -> [Entry] {
    // By their places, as a copy of each entry would be retained and released.
    let mayBeSplit = entries.indices.contains {
      // Of most keys the first byte tells.
      guard let key = entries[$0].key.scalar, let first = key.utf8.first,
        first < 0x3A || first >= 0x80
      else { return false }
      return key.first?.isDigit ?? false
    }
    guard mayBeSplit else { return entries }
    var joined: [Entry] = []
    for entry in entries {
      if let last = joined.last, entry.value.isNull,
        let value = last.value.continued(by: entry.key, ofThree: false)
      {
        joined[joined.count - 1].value = value
      } else {
        joined.append(entry)
      }
    }
    return joined
  }

  /// Items in which one that continues a number is part of it. Only a number with a unit is taken for
  /// such: `[1,200]` may be two.
  static func joined(_ items: [Value]) -> [Value] {
    var joined: [Value] = []
    var open: Value?
    for item in items {
      if let value = (open ?? joined.last).flatMap({ $0.continued(by: item, ofThree: true) }) {
        open = value
        if item.scalar?.last?.isDigit == false {
          while let last = joined.last, last.isBehindOrAt(value) { joined.removeLast() }
          joined.append(value)
          open = nil
        } else {
          joined.append(item)
        }
      } else {
        open = nil
        joined.append(item)
      }
    }
    return joined
  }
}

extension Value {
  /// The rates or other amounts of a list.
  public func amounts() -> [Value]? { list().map(SplitNumbers.joined) }

  /// This number with the next group of its digits, where that one follows the comma at once.
  ///
  /// - Parameter ofThree: whether only a group of three digits may follow, not a fraction.
  fileprivate func continued(by next: Value, ofThree: Bool) -> Value? {
    guard case .scalar(let text, isPlain: true) = content,
      case .scalar(let group, isPlain: true) = next.content,
      text.last?.isDigit == true, text.first?.isDigit == true || text.first == "-",
      text.allSatisfy({ $0.isDigit || ",-".contains($0) || !ofThree && "._' \u{A0}".contains($0) }),
      group.first?.isDigit == true,
      !ofThree || group.prefix(while: { $0.isDigit }).count == 3,
      line == next.line, column + text.count + 1 == next.column
    else { return nil }
    return Value(
      content: .scalar(text + "," + group, isPlain: true), line: line, column: column,
      origin: origin)
  }

  fileprivate func isBehindOrAt(_ other: Value) -> Bool {
    line == other.line && column >= other.column
  }
}

extension Character {
  fileprivate var isDigit: Bool { self >= "0" && self <= "9" }
}
