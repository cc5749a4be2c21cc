/// A version of the handbook beside others on one host.
public struct PublishedVersion: Equatable, Sendable {
  public var name: String
  /// What the version switch shows.
  public var title: String
  /// Other folders that hold the same: `latest`.
  public var aliases: [String]
  /// What mike and its users keep beside a version: their keys with values as JSON, in the file's order.
  /// It is nothing to us but theirs.
  var others: [OthersKey] = []

  struct OthersKey: Equatable, Sendable {
    let name: String
    let json: String
  }

  public init(name: String, title: String, aliases: [String]) {
    self.name = name
    self.title = title
    self.aliases = aliases
  }

  /// The alias that readers without a wish are sent to.
  public static let latest = "latest"

  /// What is wrong with a folder's name; nil when nothing is.
  public static func mistake(inName name: String) -> String? {
    let isPlain = name.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "-"),
        UInt8(ascii: "_"), UInt8(ascii: "+"):
        true
      default: false
      }
    }
    let isHiddenOrOption = name.hasPrefix(".") || name.hasPrefix("-")
    if isPlain, !name.isEmpty, !isHiddenOrOption, !RootFiles.names.contains(name) { return nil }
    return "'\(name)' is not a valid version name; use letters, digits, '.', '-' and '_', and "
      + "begin with a letter or a digit"
  }
}

/// Orders versions as people do: `1.10` is newer than `1.9`, `2.0-rc1` older than `2.0`, and a
/// name without a number, such as `next`, newest of all.
enum VersionOrder {
  static func isNewer(_ name: String, than other: String) -> Bool {
    let (a, b) = (parts(of: name), parts(of: other))
    for (index, (x, y)) in zip(a, b).enumerated() where x != y {
      switch (x, y) {
      case (.number(let m), .number(let n)): return m > n
      case (.word(let v), .word(let w)): return v > w
      case (.word, .number): return index == 0
      case (.number, .word): return index != 0
      }
    }
    // What a longer name adds is a further number, or the word that makes it a forerunner.
    if a.count == b.count { return false }
    return a.count > b.count ? !isWord(a[b.count]) : isWord(b[a.count])
  }

  private enum Part: Equatable {
    case number(UInt64)
    case word(String)
  }

  private static func isWord(_ part: Part) -> Bool {
    if case .word = part { true } else { false }
  }

  /// `v1.2-rc3` is 1, 2, rc, 3.
  private static func parts(of name: String) -> [Part] {
    let plain = name.hasPrefix("v") && name.dropFirst().first?.isNumber == true
    var parts: [Part] = []
    var rest = name.dropFirst(plain ? 1 : 0)
    while let first = rest.first {
      let isDigit = first.isASCII && first.isNumber
      let run = rest.prefix { ($0.isASCII && $0.isNumber) == isDigit }
      rest = rest.dropFirst(run.count)
      if isDigit {
        parts.append(.number(UInt64(run.prefix(18)) ?? .max))
      } else {
        let word = run.filter { $0.isLetter }.lowercased()
        if !word.isEmpty { parts.append(.word(word)) }
      }
    }
    return parts
  }
}
