internal import Markup

/// What stands where a handbook's answers will be, before it has a workload.
enum FirstWorkload {
  static var invitation: HTML {
    Tag.div(.class("prose")) {
      Tag.p {
        "There is no workload yet. Each one is a file in "
        Tag.code { "workloads/" }
        " of the content folder, and this is enough for a first answer:"
      }
      Tag.pre { Tag.code { "# workloads/orders.yaml\n" + definition } }
      Tag.p {
        "Replace the figures with your own; "
        Tag.code { "headroom check" }
        " tells what is missing, and "
        Tag.code { "headroom init" }
        " makes a whole handbook to start from."
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
