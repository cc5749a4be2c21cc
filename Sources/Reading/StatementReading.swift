internal import Settings
internal import Sizing
internal import Workloads

extension NamedStatement {
  /// Nil when its name, its complexity or a needed state is missing or wrong.
  init?(reading keys: Keys) {
    var reader = FieldReader(StatementFields.table.defaults, group: Self.state)
    guard let statement = reader.read(StatementFields.table, from: keys) else { return nil }
    // A state that is needed and has no mapping is told of, and leaves none.
    guard statement.statement.complexity == .simple || statement.statement.state != nil else {
      return nil
    }
    self = statement
  }

  /// State distinguishes a simple statement from the others: it has none, they must.
  private static func state(
    _ reader: FieldReader<NamedStatement>, _ keys: Keys, _ key: String
  ) -> Value? {
    // Without a usable complexity nobody knows.
    guard reader.used["complexity"] != nil else { return keys.value(key) }
    guard reader.subject.statement.complexity == .simple else { return keys.required(key) }
    keys.value(key)?.reject(
      "state-on-simple", "a simple statement keeps no state",
      hint: "remove 'state', or make the statement 'medium'")
    return nil
  }
}

extension Value {
  /// The statements of a workload; nil when one can't be used. Names are told apart.
  func statements() -> [NamedStatement]? {
    guard let values = list() else { return nil }
    if values.isEmpty {
      reject("no-statements", "a workload needs at least one statement")
      return nil
    }
    var seen: Set<String> = []
    let read = values.map { value in
      value.mapping { keys -> NamedStatement? in
        let statement = NamedStatement(reading: keys)
        if let name = statement?.name, !seen.insert(name).inserted {
          keys.value("name")?.reject(
            "duplicate-statement", "two statements are named '\(name)'", hint: "rename one of them")
        }
        return statement
      }
    }
    let usable = read.compactMap { $0 }
    return usable.count == values.count ? usable : nil
  }
}
