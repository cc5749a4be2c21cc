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
        "machine-too-small", "'\(machine.name)' does not leave one core and 2 GiB for Flink",
        hint: "remove it, or correct in 'reserved' what its pods can't use")
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
