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
    case .apart(let a, let b): json.not { $0.requires([a, b]) }
    case .needs(let a, let b):
      json.anyOf([{ $0.not { $0.requires([a]) } }, { $0.requires([b]) }])
    case .apartFromInner(let a, let key, let inner):
      json.not { json in
        json.requires([a, key])
        json.property(key) { $0.requires([inner]) }
      }
    case .oneComplete(let sets):
      json.anyOf(sets.map { keys in { $0.requires(keys) } })
    case .valuesNeed(let key, let values, let other):
      json.anyOf([
        { json in
          json.not { json in
            json.requires([key])
            json.property(key) { $0.texts("enum", values) }
          }
        }, { $0.requires([other]) },
      ])
    case .excludes(let group, let key, let value, let flag):
      json.not { json in
        json.requires([group])
        json.property(group) { json in
          json.requires([key, flag])
          json.key("properties")
          json.object { json in
            json.key(key)
            json.object { $0.field("const", value) }
            json.key(flag)
            json.object { $0.field("const", true) }
          }
        }
      }
    }
  }
}

extension JSON {
  fileprivate mutating func requires(_ keys: [String]) { texts("required", keys) }

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

  fileprivate mutating func property(_ name: String, _ body: (inout JSON) -> Void) {
    key("properties")
    object { json in
      json.key(name)
      json.object(body)
    }
  }
}
