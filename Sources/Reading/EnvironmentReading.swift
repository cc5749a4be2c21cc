internal import Settings
internal import Workloads

extension Environment {
  init(id: String, reading keys: Keys) {
    let named = Environment(id: id)
    var reader = FieldReader(named)
    self = reader.read(EnvironmentFields.table, from: keys) ?? named
  }
}
