internal import Amounts
internal import Sizing
internal import Workloads

extension JSONSchema {
  /// A mapping with the keys of a table.
  static func fields<Subject>(
    of table: FieldTable<Subject>, _ description: String? = nil
  ) -> JSONSchema {
    var schema = mapping(table.fields[...], depth: 0, of: table)
    schema.description = description
    return schema
  }

  /// The fields whose paths agree up to a depth, as the mapping there.
  private static func mapping<Subject>(
    _ fields: ArraySlice<FieldDescription<Subject>>, depth: Int, of table: FieldTable<Subject>
  ) -> JSONSchema {
    var schema = JSONSchema.keys([])
    for field in fields {
      let key = field.keys[depth]
      if schema.properties.contains(where: { $0.key == key }) { continue }
      let below = fields.filter { $0.keys[depth] == key }
      if field.keys.count == depth + 1 {
        schema.properties.append((key, .field(field, of: table)))
      } else {
        var inner = mapping(below[...], depth: depth + 1, of: table)
        inner.description = table.groups.first { $0.key == key }?.meaning
        schema.properties.append((key, inner))
      }
      let isGroup = field.keys.count > depth + 1
      let isOptional = isGroup && table.groups.contains { $0.key == key && $0.isOptional }
      if !isOptional, below.contains(where: { $0.presence == .required }) {
        schema.required.append(key)
      }
      switch field.presence {
      case .requiredWithout(let other):
        if isGroup { schema.oneOf = [key, other] } else { schema.required.append(key) }
      case .ofState:
        if isGroup {
          schema.unless = (key, "complexity", value: Complexity.simple.name, instead: "lookup")
        }
      case .required, .optional, .defaulted, .assumed: break
      }
    }
    return schema
  }

  private static func field<Subject>(
    _ field: FieldDescription<Subject>, of table: FieldTable<Subject>
  ) -> JSONSchema {
    let words = FieldWords(field, of: table).sentence
    return switch field.kind {
    case .text: .text(words)
    case .texts: .list(of: .text("a word"), words)
    case .names: .any([.text("a name"), .names("names")], words)
    case .flag: .flag(words)
    case .choice(_, let names, _): .choice(names, words)
    case .whole(let range, _): .whole(range, words)
    case .rate(let range, _): .amount(.rate, in: range, words)
    case .memory(let range, _), .data(let range, _): .amount(.bytes, in: range, words)
    case .bandwidth(let range, _): .amount(.bandwidth, in: range, words)
    case .duration(let range, _): .amount(.duration, in: range, words)
    case .share(let range, _): .amount(.share, in: range, words)
    case .fraction(let range, _): .amount(.fraction, in: range, words)
    case .count(let range, _): .amount(.count, in: range, words)
    case .number(let range, _): .amount(.number, in: range, words)
    case .rates(let most, let range, _):
      .list(of: .amount(.rate, in: range, "a peak rate"), words, most: most)
    case .tiers: .tiers(words)
    case .flinkVersion: .choice(FlinkVersion.allCases.map(\.rawValue), words)
    case .environment: .text(words)
    case .sources: .list(of: .fields(of: SourceFields.table), words, fewest: 1)
    case .machines: .list(of: .fields(of: MachineFields.table), words)
    case .statements: .list(of: .statement, words, fewest: 1)
    case .matrix: .fields(of: MatrixFields.table, words)
    case .assumptions: .assumptions(words)
    }
  }

  /// At least one name, each once.
  private static func names(_ description: String) -> JSONSchema {
    var schema = list(of: text("a name"), description, fewest: 1)
    schema.isUnique = true
    return schema
  }

  private static func tiers(_ description: String) -> JSONSchema {
    .any(
      [
        .choice(["all"], "every tier"),
        .list(of: .choice(LatencyTier.allCases.map { $0.name }, "a latency tier"), description),
      ], description)
  }
}
