/// A new handbook.yaml, line by line.
struct HandbookText {
  private var lines: [String]

  init(from source: String) {
    lines = ["# Imported from \(source) by 'headroom import'; this file is yours to edit."]
  }

  var text: String { lines.joined(separator: "\n") + "\n" }

  mutating func add(_ key: String, _ value: String?) {
    if let value { lines.append("\(key): \(Self.quoted(value))") }
  }

  mutating func add(_ key: String, _ values: [String]) {
    if values.isEmpty { return }
    lines.append("\(key):")
    lines += values.map { "  - " + Self.quoted($0) }
  }

  mutating func add(_ key: String, pairs: [(String, String)]) {
    if pairs.isEmpty { return }
    lines.append("\(key):")
    lines += pairs.map { "  \(Self.quoted($0.0)): \(Self.quoted($0.1))" }
  }

  mutating func add(navigation entries: [ImportedEntry]) {
    if entries.isEmpty { return }
    lines.append("navigation:")
    add(entries, indent: "  ")
  }

  private mutating func add(_ entries: [ImportedEntry], indent: String) {
    for entry in entries {
      switch entry {
      case .page(nil, let path): lines.append(indent + "- " + Self.quoted(path))
      case .page(let title?, let path):
        lines.append(indent + "- \(Self.quoted(title)): \(Self.quoted(path))")
      case .section(let title, let inner):
        lines.append(indent + "- \(Self.quoted(title)):")
        add(inner, indent: indent + "    ")
      }
    }
  }

  /// A text that YAML reads as it is: plain where it can't be anything else.
  private static func quoted(_ text: String) -> String {
    let isPlain =
      text.utf8.first.map { ($0 | 0x20) >= 0x61 && ($0 | 0x20) <= 0x7A } == true
      && text.utf8.allSatisfy { byte in
        (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7A || (0x30...0x39).contains(byte)
          || "/._- ".utf8.contains(byte)
      } && text.utf8.last != 0x20
      && !["true", "false", "null", "yes", "no", "on", "off", "y", "n"].contains(text.lowercased())
    if isPlain { return text }
    let escaped = text.unicodeScalars.map { scalar in
      switch scalar {
      case "\"": "\\\""
      case "\\": "\\\\"
      case "\n", "\r", "\t": " "
      default: String(scalar)
      }
    }
    return "\"\(escaped.joined())\""
  }
}

/// An entry of a navigation that is imported.
enum ImportedEntry: Equatable {
  /// A file of the content, or an address.
  case page(title: String?, String)
  case section(String, [ImportedEntry])
}
