/// What `{ #id .class key="value" }` says of a node.
struct AttributeList {
  var id: String?
  var classes: [String] = []
  var values: [(name: String, value: String)] = []
}
