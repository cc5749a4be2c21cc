public import Amounts

/// What a value in a YAML file may be, for editors: JSON Schema, draft 7.
public struct JSONSchema: Sendable {
  /// What it means, in plain words.
  var description: String?
  /// The JSON types that YAML makes of the texts that are understood.
  var types: [String] = []
  /// What a text must match.
  var pattern: String?
  /// What editors say of a text that does not.
  var patternMessage: String?
  /// The only texts there are.
  var choices: [String] = []
  /// What a number must be in.
  var range: ClosedRange<Double>?
  /// Texts that an editor may offer.
  var examples: [String] = []
  /// The keys of a mapping that has no others, in the order in which they are offered.
  var properties: [(key: String, schema: JSONSchema)] = []
  var required: [String] = []
  /// The values of a mapping whose keys are names.
  private(set) var named: [JSONSchema] = []
  /// The values of a list.
  private(set) var items: [JSONSchema] = []
  var fewest: Int?
  var most: Int?
  /// Whether it is of a key that means nothing anymore.
  private(set) var isRetired = false
  /// Whether no value of a list may be there twice.
  var isUnique = false
  /// What else must hold of a mapping: keys that don't go together, keys that need others.
  private(set) var rules: [SchemaRule] = []
  /// Several schemas, one of which must hold.
  var anyOf: [JSONSchema] = []
  /// A key that must be there unless another one has a value, and must not if it has; or a third key
  /// instead.
  var unless: (key: String, other: String, value: String, instead: String)?
  /// Keys of which one must be there.
  var oneOf: [String] = []

  init() {}
}

extension JSONSchema {
  /// Any text. YAML takes some texts for numbers or flags, and the handbook takes them for texts.
  public static func text(_ description: String, examples: [String] = []) -> JSONSchema {
    var schema = JSONSchema()
    schema.description = description
    schema.examples = examples
    schema.types = ["string", "number", "boolean"]
    schema.pattern = "\\S"
    schema.patternMessage = "this text is empty"
    return schema
  }

  /// A text of a certain form, which nothing has that YAML takes for a number.
  ///
  /// - Parameter message: what editors say of any other.
  public static func text(
    _ description: String, matching pattern: String, else message: String, examples: [String] = []
  ) -> JSONSchema {
    var schema = text(description, examples: examples)
    schema.types = ["string"]
    schema.pattern = pattern
    schema.patternMessage = message
    return schema
  }

  /// A key that older files may still have.
  static func retired() -> JSONSchema {
    var schema = JSONSchema()
    schema.description = "not used anymore"
    schema.isRetired = true
    return schema
  }

  public static func flag(_ description: String) -> JSONSchema {
    var schema = JSONSchema()
    schema.description = description
    // In quotes it is a text that means the same.
    schema.types = ["boolean", "string"]
    schema.pattern = "^(true|false)$"
    schema.patternMessage = "true or false"
    return schema
  }

  public static func choice(_ choices: [String], _ description: String) -> JSONSchema {
    var schema = JSONSchema()
    schema.description = description
    schema.choices = choices
    return schema
  }

  public static func list(
    of item: JSONSchema, _ description: String, fewest: Int? = nil, most: Int? = nil
  ) -> JSONSchema {
    var schema = JSONSchema()
    schema.description = description
    schema.types = ["array"]
    schema.items = [item]
    schema.fewest = fewest
    schema.most = most
    return schema
  }

  /// A mapping from names to values of one kind.
  public static func named(_ value: JSONSchema, _ description: String) -> JSONSchema {
    var schema = JSONSchema()
    schema.description = description
    schema.types = ["object"]
    schema.named = [value]
    return schema
  }

  /// A mapping with these keys and no others.
  public static func keys(
    _ properties: [(key: String, schema: JSONSchema)], required: [String] = [],
    _ description: String? = nil
  ) -> JSONSchema {
    var schema = JSONSchema()
    schema.description = description
    schema.types = ["object"]
    schema.properties = properties
    schema.required = required
    return schema
  }

  /// An amount with its unit. YAML makes numbers of those that need none, and of zero.
  public static func amount(
    _ kind: AmountKind, in range: ClosedRange<Double>, _ description: String
  ) -> JSONSchema {
    var schema = JSONSchema()
    schema.description = description
    schema.pattern = kind.pattern(in: range)
    schema.patternMessage = "\(kind), \(kind.words(for: range)), such as '\(kind.example)'"
    schema.types = ["string"]
    switch kind {
    case .fraction, .count, .number:
      schema.types = ["number", "string"]
      schema.range = range
    case .rate, .bytes, .bandwidth, .duration, .share:
      if range.contains(0) {
        schema.types = ["string", "number"]
        schema.range = 0...0
      }
    }
    schema.examples = kind.examples.filter { range.contains((try? kind.parse($0).get()) ?? -1) }
    return schema
  }

  /// A value that fits one of several schemas.
  public static func any(_ schemas: [JSONSchema], _ description: String) -> JSONSchema {
    var schema = JSONSchema()
    schema.description = description
    schema.anyOf = schemas
    return schema
  }

  public static func whole(_ range: ClosedRange<Int>, _ description: String) -> JSONSchema {
    var schema = JSONSchema()
    schema.description = description
    schema.types = ["integer", "string"]
    schema.pattern = AmountKind.wholePattern(in: range)
    schema.patternMessage = "a whole number from \(range.lowerBound) to \(range.upperBound)"
    schema.range = Double(range.lowerBound)...Double(range.upperBound)
    return schema
  }

  /// The same where more must hold.
  func obeying(_ rules: [SchemaRule]) -> JSONSchema {
    var schema = self
    schema.rules += rules
    return schema
  }

  /// The same with another schema for one of its keys.
  func changing(_ key: String, _ change: (JSONSchema) -> JSONSchema) -> JSONSchema {
    var schema = self
    for index in schema.properties.indices where schema.properties[index].key == key {
      schema.properties[index].schema = change(schema.properties[index].schema)
    }
    return schema
  }

  /// The keys of this mapping and then those of another.
  public func adding(_ other: JSONSchema) -> JSONSchema {
    var both = self
    both.properties += other.properties
    both.required += other.required
    return both
  }
}
