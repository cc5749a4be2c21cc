internal import Settings
internal import Sizing

/// A statement of a workload with its name.
struct StatementReading {
  var name: String
  var statement: Statement

  /// Nil when its name, its complexity or a needed state is missing or wrong.
  init?(reading keys: Keys) {
    let name = keys.required("name")?.text()
    let complexity =
      keys.required("complexity")?.choice(of: "complexity", among: Complexity.allCases) { $0.name }
    let input = keys.value("input")?.share(in: Allowed.inputShare) ?? 1
    let shuffles = keys.value("shuffles")?.whole(in: Allowed.shuffles)
    let state = Self.state(keys, complexity: complexity)
    guard let name, let complexity, complexity == .simple || state != nil else { return nil }
    self.name = name
    statement = Statement(
      complexity: complexity, inputShare: input, shuffles: shuffles, state: state)
  }

  /// State is what tells a simple statement from the others: it has none, they must.
  private static func state(_ keys: Keys, complexity: Complexity?) -> KeyedState? {
    let isNeeded = complexity.map { $0 != .simple } ?? false
    let value = isNeeded ? keys.required("state") : keys.value("state")
    guard complexity == .simple else { return value?.mapping { KeyedState(reading: $0) } }
    value?.reject(
      "state-on-simple", "a simple statement keeps no state",
      hint: "remove 'state', or make the statement 'medium'")
    return nil
  }
}

extension KeyedState {
  fileprivate init?(reading keys: Keys) {
    let count = keys.required("keys")?.count(in: Allowed.keys)
    let bytes = keys.required("bytesPerKey")?.bytes(in: Allowed.bytesPerKey)
    let copies = keys.value("copies")?.number(in: Allowed.copies) ?? 1
    guard let count, let bytes else { return nil }
    self.init(keys: count, bytesPerKey: bytes, copies: copies)
  }
}

extension Value {
  /// The statements of a workload; nil when one can't be used. Names are told apart.
  func statements() -> [StatementReading]? {
    guard let values = list() else { return nil }
    if values.isEmpty {
      reject("no-statements", "a workload needs at least one statement")
      return nil
    }
    var seen: Set<String> = []
    let read = values.map { value in
      value.mapping { keys -> StatementReading? in
        let statement = StatementReading(reading: keys)
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
