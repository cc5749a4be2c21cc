internal import Markup

/// What stands where a handbook's answers will be, before it has a workload.
enum FirstWorkload {
  static var invitation: HTML {
    Tag.div(.class("prose")) {
      Tag.p {
        "There are no workloads yet. Each one is a file in "
        Tag.code { "workloads/" }
        " in the content folder. This is enough for a first plan:"
      }
      Tag.pre(.tabindex(0)) { Tag.code { "# workloads/orders.yaml\n" + definition } }
      Tag.p {
        "Replace the figures with your own; "
        Tag.code { "headroom check" }
        " reports what is missing, and "
        Tag.code { "headroom init" }
        " creates a complete handbook to start from."
      }
    }
  }

  static let definition = """
    title: Orders
    owner: checkout
    source: { rate: 40 k/s, record: 350 B }
    latency: sub-5s
    statements:
      - { name: enrich, complexity: medium, state: { keys: 2M, bytesPerKey: 500 B } }

    """
}
