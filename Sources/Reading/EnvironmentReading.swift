internal import Settings
internal import Workloads

extension Environment {
  init(id: String, reading keys: Keys) {
    var reader = FieldReader(Environment(id: id))
    self = reader.read(EnvironmentFields.table, from: keys) ?? reader.subject
    quotaLocation = (reader.used["quota.cores"] ?? reader.used["quota.memory"])?.location
    PriceQuestions(environment: self, used: reader.used).ask()
    guard let written = reader.used["namespace"], !KubernetesLabel.isLabel(namespace) else {
      return
    }
    written.reject(
      "not-a-namespace", "'\(namespace)' is not a Kubernetes namespace",
      hint:
        "use lower-case letters, digits and '-', such as '\(KubernetesLabel.make(namespace).prefix(63))'"
    )
  }
}
