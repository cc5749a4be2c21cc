internal import Amounts
internal import Sizing
internal import Workloads

/// What the reference and editors say of a field.
struct FieldWords {
  /// Its type and range, in Markdown: `size, 1 B to 1 GB`.
  let type: String
  /// What holds without it, in Markdown.
  let without: String
  /// What it means, in Markdown.
  let meaning: String

  init<Subject>(_ field: FieldDescription<Subject>, of table: FieldTable<Subject>) {
    type = field.kind.words
    meaning = field.meaning
    switch field.presence {
    case .required: without = "required"
    case .requiredWithout: without = "required"
    case .ofState(let words): without = words
    case .optional(let words): without = words
    case .assumed(let assumption): without = "{{ assumptions.\(assumption.name) }}"
    case .defaulted: without = field.kind.spelled(of: table.defaults) ?? "none"
    }
  }

  /// All of it as one plain sentence.
  var sentence: String {
    let absence = without.hasPrefix("required") ? without : "default: \(without)"
    return Self.plain("\(meaning) (\(type); \(absence))")
  }

  /// Markdown without its links, code marks and inserted values.
  private static func plain(_ markdown: String) -> String {
    var text = ""
    var rest = markdown[...]
    while let next = rest.first {
      if next == "]", let end = rest.firstIndex(of: ")"), rest.dropFirst().first == "(" {
        rest = rest[rest.index(after: end)...]
        continue
      }
      if next != "`", next != "[", next != "]", next != "{", next != "}" { text.append(next) }
      rest = rest.dropFirst()
    }
    return text.split(separator: " ").joined(separator: " ")
  }
}

extension FieldKind {
  fileprivate var words: String {
    switch self {
    case .text: "text"
    case .texts: "list of texts"
    case .names: "name, or list of names"
    case .flag: "`true`, `false`"
    case .choice(_, let names, _): names.map { "`\($0)`" }.joined(separator: ", ")
    case .whole(let range, _):
      range.count == 2
        ? "\(range.lowerBound) or \(range.upperBound)"
        : "whole number, \(range.lowerBound) to \(grouped(range.upperBound))"
    case .rate(let range, _): AmountKind.rate.words("rate", range)
    case .memory(let range, _), .data(let range, _): AmountKind.bytes.words("size", range)
    case .bandwidth(let range, _): AmountKind.bandwidth.words("bandwidth", range)
    case .duration(let range, _): AmountKind.duration.words("duration", range)
    case .share(let range, _): AmountKind.share.words("share", range)
    case .fraction: "fraction, `0.4` or `40%`"
    case .count(let range, _): "count, from \(AmountKind.count.spell(range.lowerBound))"
    case .number(let range, _):
      "number, \(AmountKind.number.spell(range.lowerBound)) to \(grouped(Int(range.upperBound)))"
    case .rates(let most, let range, _):
      "list of at most \(most) rates, \(AmountKind.rate.words(range))"
    case .tiers: "`all`, or a list of tiers"
    case .flinkVersion: FlinkVersion.allCases.map { "`\($0.rawValue)`" }.joined(separator: ", ")
    case .environment: "name"
    case .sources, .statements: "list, at least one"
    case .machines: "list"
    case .matrix: "[`rates`, `tiers`](handbook-yaml.md#matrix)"
    case .assumptions: "[assumptions](handbook-yaml.md#assumptions)"
    }
  }

  /// A subject's value as a file would have it, in Markdown.
  fileprivate func spelled(of subject: Subject) -> String? {
    switch value(of: subject) {
    case .text(let text): "`\(text)`"
    case .number(let number): notation.amount.spell(number)
    case nil: nil
    }
  }
}

/// A whole number with its thousands apart: 12,600.
private func grouped(_ number: Int) -> String {
  let digits = Array("\(number)")
  return digits.indices.map { index in
    let isEdge = index > 0 && (digits.count - index) % 3 == 0
    return (isEdge ? "," : "") + String(digits[index])
  }.joined()
}

extension Notation {
  /// How files write what people read so.
  fileprivate var amount: AmountKind {
    switch self {
    case .rate: .rate
    case .memory, .data: .bytes
    case .bandwidth: .bandwidth
    case .duration: .duration
    case .share: .share
    case .count: .count
    case .figure, .text: .number
    }
  }
}

extension AmountKind {
  fileprivate func words(_ noun: String, _ range: ClosedRange<Double>) -> String {
    self == .share && range == 0...1 ? noun : "\(noun), \(words(range))"
  }

  fileprivate func words(_ range: ClosedRange<Double>) -> String {
    "\(spell(range.lowerBound)) to \(spell(range.upperBound))"
  }
}
