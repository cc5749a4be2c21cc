internal import Settings
internal import Sizing
internal import Workloads

extension Machine {
  /// A kind of node; nil when something that must be there is missing or wrong, or when it holds no
  /// TaskManager.
  init?(reading keys: Keys) {
    var reader = FieldReader(MachineFields.table.defaults)
    guard let machine = reader.read(MachineFields.table, from: keys) else { return nil }
    guard machine.holdsTaskManager else {
      reader.used["cores"]?.reject(
        "machine-too-small", "'\(machine.name)' leaves Flink no core with 2 GiB of memory",
        hint: "leave it out, or say in 'reserved' what its pods really can't use")
      return nil
    }
    self = machine
  }
}

extension Value {
  /// The kinds of node of an environment; nil when one can't be used.
  func machines() -> [Machine]? {
    list()?.uniquelyNamed("duplicate-machine", "machines") {
      Machine(reading: $0)
    } named: {
      $0.name
    }
  }
}
