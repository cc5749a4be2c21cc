internal import Markup

extension JSONSchema {
  /// The schema as a file, a key a line.
  public func file(title: String) -> [UInt8] {
    var json = JSON()
    json.object {
      $0.field("$schema", "http://json-schema.org/draft-07/schema#")
      $0.field("title", title)
      write(into: &$0)
    }
    json.endLine()
    return json.bytes
  }

  /// - Parameter isOptional: whether nothing may stand behind the key, which counts as no key.
  private func write(into json: inout JSON, isOptional: Bool = false) {
    let mayBeNull = isOptional
    if let description { json.field("description", description) }
    if isRetired { json.field("deprecationMessage", "not used anymore") }
    json.list("type", types.isEmpty || !mayBeNull ? types : types + ["null"])
    if let pattern { json.field("pattern", pattern) }
    if let patternMessage { json.field("patternErrorMessage", patternMessage) }
    json.list("enum", choices, thenNull: mayBeNull)
    if let range {
      json.field("minimum", range.lowerBound)
      json.field("maximum", range.upperBound)
    }
    json.list("examples", examples)
    writeMapping(into: &json)
    writeList(into: &json)
    if !anyOf.isEmpty {
      json.key("anyOf")
      json.array {
        for schema in anyOf { $0.object { schema.write(into: &$0, isOptional: isOptional) } }
      }
    }
  }

  private func writeMapping(into json: inout JSON) {
    if !properties.isEmpty {
      json.key("properties")
      json.object {
        for (key, schema) in properties {
          $0.breakLine()
          $0.key(key)
          let isOptional = !required.contains(key) && !oneOf.contains(key)
          $0.object { schema.write(into: &$0, isOptional: isOptional) }
        }
      }
      json.field("additionalProperties", false)
    }
    for schema in named {
      json.key("additionalProperties")
      json.object { schema.write(into: &$0, isOptional: true) }
    }
    json.list("required", required)
    json.anyRequired("oneOf", oneOf)
    if !rules.isEmpty {
      json.key("allOf")
      json.array { for rule in rules { $0.object { rule.write(into: &$0) } } }
    }
    guard let unless else { return }
    json.key("if")
    json.object {
      $0.key("properties")
      $0.object {
        $0.key(unless.other)
        $0.object { $0.field("const", unless.value) }
      }
      $0.list("required", [unless.other])
    }
    json.key("then")
    json.object {
      $0.key("not")
      $0.object { $0.has([unless.key]) }
    }
    json.key("else")
    json.object { json in
      json.key("anyOf")
      json.array { for key in [unless.key, unless.instead] { $0.object { $0.has([key]) } } }
    }
  }

  private func writeList(into json: inout JSON) {
    for schema in items {
      json.key("items")
      json.object { schema.write(into: &$0) }
    }
    if let fewest { json.field("minItems", fewest) }
    if let most { json.field("maxItems", most) }
    if isUnique { json.field("uniqueItems", true) }
  }
}

extension JSON {
  /// That some of several keys must be there, unless there are none.
  fileprivate mutating func anyRequired(_ name: String, _ keys: [String]) {
    if keys.isEmpty { return }
    key(name)
    array { for key in keys { $0.object { $0.list("required", [key]) } } }
  }

  /// A list of texts, unless it is empty.
  fileprivate mutating func list(_ name: String, _ texts: [String], thenNull: Bool = false) {
    if texts.isEmpty { return }
    key(name)
    array {
      for text in texts { $0.value(text) }
      // What JSON can't write is null.
      if thenNull { $0.value(Double.nan) }
    }
  }
}
