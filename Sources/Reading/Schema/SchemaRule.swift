internal import Markup

/// What must hold of the keys of a mapping together.
enum SchemaRule: Sendable {
  /// Two keys that say the same.
  case apart(String, String)
  /// A key that needs another one.
  case needs(String, String)
  /// A key that says the same as another one inside a third.
  case apartFromInner(String, key: String, inner: String)
  /// Sets of keys one of which must be complete.
  case oneComplete([[String]])
  /// Values of a key that need another key.
  case valuesNeed(String, values: [String], String)
  /// A value of a key inside another that does not go with a flag beside it.
  case excludes(String, key: String, value: String, flag: String)

  func write(into json: inout JSON) {
    switch self {
    case .apart(let a, let b): json.not { $0.has([a, b]) }
    case .needs(let a, let b):
      json.anyOf([{ $0.not { $0.has([a]) } }, { $0.has([b]) }])
    case .apartFromInner(let a, let key, let inner):
      json.not { $0.has([a, key]) { if $0 == key { $1.has([inner]) } } }
    case .oneComplete(let sets):
      json.anyOf(
        sets.map { keys in { $0.has(keys) } } + [
          { json in json.not { $0.field("type", "object") } }
        ])
    case .valuesNeed(let key, let values, let other):
      json.anyOf([
        { json in
          json.not { $0.has([key]) { $1.texts("enum", values) } }
        }, { $0.has([other]) },
      ])
    case .excludes(let group, let key, let value, let flag):
      json.not { json in
        json.has([group]) { _, json in
          json.has([key, flag]) { name, json in
            if name == key { json.field("const", value) } else { json.field("const", true) }
          }
        }
      }
    }
  }
}

extension JSON {
  /// That a mapping has values behind all of some keys: an empty key is none.
  ///
  /// - Parameter more: what else must hold of the value of a key.
  mutating func has(_ keys: [String], and more: (String, inout JSON) -> Void = { _, _ in }) {
    field("type", "object")
    texts("required", keys)
    key("properties")
    object { json in
      for name in keys {
        json.key(name)
        json.object { json in
          json.not { $0.field("type", "null") }
          more(name, &json)
        }
      }
    }
  }

  fileprivate mutating func texts(_ name: String, _ texts: [String]) {
    key(name)
    array { for text in texts { $0.value(text) } }
  }

  fileprivate mutating func not(_ body: (inout JSON) -> Void) {
    key("not")
    object(body)
  }

  fileprivate mutating func anyOf(_ bodies: [(inout JSON) -> Void]) {
    key("anyOf")
    array { for body in bodies { $0.object(body) } }
  }
}
