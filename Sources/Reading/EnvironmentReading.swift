internal import Settings
internal import Workloads

extension Environment {
  init(id: String, reading keys: Keys) {
    var reader = FieldReader(Environment(id: id))
    self = reader.read(EnvironmentFields.table, from: keys) ?? reader.subject
  }
}
