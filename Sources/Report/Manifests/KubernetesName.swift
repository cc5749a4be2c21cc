internal import Pages
internal import Workloads

/// Names that Kubernetes, the Flink operator and Confluent Manager all take: lower-case letters,
/// digits and `-`, a letter first, 4 to 45 characters.
///
/// 45 is the operator's limit for a FlinkDeployment, 4 Confluent Manager's for any name.
enum KubernetesName {
  static let longest = 45

  /// The name nearest to a text; long ones end in a digest, so that two never become one.
  static func make(_ text: String) -> String {
    var name = KubernetesLabel.make(text)
    if !(name.utf8.first.map { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) } ?? false) {
      name = "flink-" + name
    }
    if name.utf8.count < 4 { name += "-flink" }
    guard name.utf8.count > longest else { return name }
    return name.prefix(longest - 9) + "-" + FNV.digest(text).prefix(8)
  }

  /// The part of a file's name that stands for an id: two ids never have the same.
  static func file(_ id: String) -> String {
    let label = KubernetesLabel.make(id)
    return label == id ? label : label + "-" + FNV.digest(id).prefix(8)
  }

  /// A label for each of several names, no two alike.
  static func labels(_ names: [String]) -> [String] {
    var seen: Set<String> = []
    return names.map { name in
      let wanted = KubernetesLabel.make(name)
      var label = wanted
      var number = 2
      while !seen.insert(label).inserted {
        label = "\(wanted)-\(number)"
        number += 1
      }
      return label
    }
  }
}
