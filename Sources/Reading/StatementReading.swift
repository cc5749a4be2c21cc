internal import Amounts
internal import Settings
internal import Sizing
internal import Workloads

extension NamedStatement {
  /// Nil when its name, its complexity or a needed state is missing or wrong.
  init?(reading keys: Keys) {
    var reader = FieldReader(StatementFields.table.defaults, group: Self.state)
    guard let statement = reader.read(StatementFields.table, from: keys) else { return nil }
    let given = StatementKeys(used: reader.used)
    guard given.describesState(of: statement, keys) else { return nil }
    given.checkWindow(of: statement, keys)
    given.questionSkew(of: statement)
    self = statement
  }

  /// State distinguishes a simple statement and a lookup from the others: they have none, the others
  /// must.
  private static func state(
    _ reader: FieldReader<NamedStatement>, _ keys: Keys, _ key: String
  ) -> Value? {
    // Without a usable complexity nobody knows.
    guard key == "state", reader.used["complexity"] != nil else { return keys.value(key) }
    if keys.value("lookup") != nil {
      keys.value(key)?.reject(
        "state-on-lookup", "a lookup keeps no state",
        hint: "remove 'state', or make the lookup a separate statement")
      return nil
    }
    guard reader.subject.statement.complexity == .simple else { return keys.required(key) }
    keys.value(key)?.reject(
      "state-on-simple", "a simple statement keeps no state",
      hint: "remove 'state', or make the statement 'medium'")
    return nil
  }
}

/// The keys of a statement that were used, and whether they go together.
private struct StatementKeys {
  let used: [String: Value]

  private func value(_ key: String) -> Value? { used["state." + key] }

  /// Whether a statement that needs state has one that is described in one way. What is missing or
  /// said twice is told.
  func describesState(of named: NamedStatement, _ keys: Keys) -> Bool {
    let statement = named.statement
    guard statement.complexity != .simple, statement.lookup == nil else { return true }
    guard let mapping = keys.value("state"), isDescribedOnce(named) else { return false }
    let needed =
      if value("size") != nil {
        ["size"]
      } else if value("ttl") != nil || value("newKeys") != nil {
        ["ttl", "newKeys", "bytesPerKey"]
      } else {
        ["keys", "bytesPerKey"]
      }
    // A key that is there was wrong, which was told.
    for key in needed where value(key) == nil && mapping[key]?.isNull ?? true { mapping.lacks(key) }
    questionAssumedKeys(of: named)
    return needed.allSatisfy { value($0) != nil }
  }

  /// A size without keys says nothing of how much an update writes; what the assumed keys make of a
  /// large one is worth a look.
  private func questionAssumedKeys(of named: NamedStatement) {
    guard let size = value("size"), let state = named.statement.state,
      state.bytesPerKey > Self.mostBytesOfAssumedKeys
    else { return }
    let (keys, each) = (
      AmountKind.count.spell(state.keys), AmountKind.bytes.spell(state.bytesPerKey.value)
    )
    size.warn(
      "assumed-keys",
      "this size is assumed to be \(keys) keys of \(each), and every update writes one key",
      hint: "count the keys and write 'keys' and 'bytesPerKey' instead of 'size'")
  }

  private static let mostBytesOfAssumedKeys = Bytes(10_000)

  /// Tells the first key that says again what another one says.
  private func isDescribedOnce(_ named: NamedStatement) -> Bool {
    if let size = value("size") {
      if let other = ["keys", "bytesPerKey"].first(where: { value($0) != nil }) {
        size.reject(
          "state-twice", "'size' and '\(other)' both say how large the state is",
          hint: named.keysOfSize)
        return false
      }
      if value("ttl") != nil || value("newKeys") != nil {
        size.reject(
          "state-twice", "'size' and 'ttl' both say how large the state is",
          hint: "keep 'size' if it was measured, otherwise 'ttl' and 'newKeys'")
        return false
      }
    }
    if let keys = value("keys"), value("ttl") != nil || value("newKeys") != nil {
      keys.reject(
        "state-twice", "'keys' and 'ttl' both say how many keys are alive",
        hint: "keep 'keys' if they were counted, otherwise 'ttl' and 'newKeys'")
      return false
    }
    return true
  }

  /// Only what has keys is skewed.
  func questionSkew(of named: NamedStatement) {
    guard named.statement.state == nil else { return }
    for key in ["twoPhase", "hotKeyShare"] {
      used[key]?.warn(
        "skew-without-keys", "'\(named.name)' keeps no state, so '\(key)' changes nothing",
        hint: "remove it, or make the statement 'medium' with a 'state'")
    }
  }

  /// Windows need state, and say how many copies of it there are.
  func checkWindow(of named: NamedStatement, _ keys: Keys) {
    guard let window = keys.value("window") else { return }
    if named.statement.state == nil {
      window.reject(
        "window-without-state", "windows need state, but this statement keeps none",
        hint: "remove 'window', or make the statement 'medium' with a 'state'")
    } else {
      value("copies")?.reject(
        "copies-twice", "'window' says how many copies of the state there are",
        hint: "remove 'copies'")
    }
  }
}

extension NamedStatement {
  /// How to write a size together with a number of keys.
  fileprivate var keysOfSize: String {
    guard let size = state?.size, let keys = state?.keys, keys > 0 else {
      return "keep 'size' or 'keys' with 'bytesPerKey', whichever was measured"
    }
    let each = AmountKind.bytes.spell((size / keys).value)
    return "remove 'size' and write 'bytesPerKey: \(each)', which is the size divided by the keys"
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
    return values.uniquelyNamed("duplicate-statement", "statements") {
      NamedStatement(reading: $0)
    } named: {
      $0.name
    }
  }
}
