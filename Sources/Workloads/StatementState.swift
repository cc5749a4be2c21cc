public import Sizing

/// A statement's state as its team describes it, in one of three ways.
public struct StatementState: Equatable, Sendable {
  /// Live keys, counted.
  public var keys: Double?
  /// What one key keeps.
  public var bytesPerKey: Bytes?
  /// Copies of each key.
  public var copies: Double?
  /// All of it, as a full checkpoint shows it.
  public var size: Bytes?
  /// How long a key is kept after its last record.
  public var timeToLive: Seconds?
  /// Keys that were not seen before, per second.
  public var newKeys: RecordsPerSecond?

  public init() {}

  /// The way that the engine's own state is described.
  init(_ state: KeyedState) {
    keys = state.keys
    bytesPerKey = state.bytesPerKey
    copies = state.copies
  }

  /// What the engine is given.
  func keyed(in window: StatementWindow?) -> KeyedState {
    let copies = window?.copies ?? copies ?? 1
    var state = KeyedState(keys: keys ?? 0, bytesPerKey: bytesPerKey ?? .zero)
    if let size {
      let size = size / copies
      // A key keeps a byte at least, so a small state has no million of them.
      state = KeyedState(size: size, keys: min(max(size.value, 1), KeyedState.assumedKeys))
    } else if let timeToLive, let newKeys {
      state = KeyedState(
        timeToLive: timeToLive, newKeysPerSecond: newKeys.value,
        bytesPerKey: bytesPerKey ?? .zero)
    }
    state.copies = copies
    state.slide = window?.slide ?? window?.size
    state.writesPanes = window?.writesPanes ?? false
    return state
  }
}

/// The windows of a statement.
public struct StatementWindow: Equatable, Sendable {
  /// How long a window is.
  public var size = Seconds.zero
  /// Time from the start of a window to that of the next; nil: its size, for tumbling windows.
  public var slide: Seconds?
  /// Whether each record is written to all of its windows, as the DataStream API does.
  public var writesPanes: Bool?

  public init() {}

  /// Windows that a record is in.
  var copies: Double { max(1, size / (slide ?? size)) }
}
