public import JSONReading
internal import Amounts
internal import Diagnostics
public import Report

extension Snapshot {
  /// Reads a snapshot strictly: every figure must be there once and be a number. Keys that this
  /// version does not know are passed over, since later versions may add some.
  ///
  /// - Parameter file: what mistakes in it are placed in.
  public static func read(_ bytes: [UInt8], file: String) throws(UnreadableSnapshot) -> Snapshot {
    var reader = JSONReader(bytes, file: file)
    var snapshot = Snapshot()
    var seen = SeenKeys()
    try reader.beginObject()
    while let key = try reader.nextKey() {
      let name = reader.text(key)
      try seen.note(name, at: key, in: reader)
      try snapshot.take(name, from: &reader)
    }
    try reader.end()
    for name in ["schema", "engine", "profile", "assumptions", "workloads"] {
      try seen.require(name, of: "the snapshot", at: 0, in: reader)
    }
    return snapshot
  }

  private mutating func take(_ name: String, from reader: inout JSONReader)
    throws(UnreadableSnapshot)
  {
    switch name {
    case "schema": format = try Self.readFormat(&reader)
    case "release": release = reader.takesNull() ? nil : try reader.string()
    case "date": date = reader.takesNull() ? nil : try reader.string()
    case "engine": try takeEngine(&reader)
    case "profile": profile = try reader.string()
    case "assumptions": try assumptions.take(from: &reader)
    case "workloads": workloads = try SnapshotWorkload.list(&reader)
    default: try reader.skip()
    }
  }

  private mutating func takeEngine(_ reader: inout JSONReader) throws(UnreadableSnapshot) {
    try reader.beginObject()
    while let key = try reader.nextKey() {
      switch reader.text(key) {
      case "version": engineVersion = try reader.string()
      case "model": model = Int(clamping: try reader.number())
      default: try reader.skip()
      }
    }
  }

  /// Snapshots of one schema say the same things by the same names; another one's can't be
  /// understood by guessing.
  private static func readFormat(_ reader: inout JSONReader) throws(UnreadableSnapshot) -> Int {
    reader.skipSpace()
    let place = reader.position
    let schema = try reader.string()
    if let known = Snapshot.formats.first(where: { Snapshot.schema($0) == schema }) { return known }
    let family = "headroom.matrix/"
    guard schema.hasPrefix(family), let number = Int(schema.dropFirst(family.count)) else {
      throw reader.fault(
        "unknown-schema", "'\(schema)' is not the schema of a snapshot", at: place,
        hint: "a snapshot is the matrix.json of a site, or a release that Headroom recorded")
    }
    throw reader.fault(
      "unknown-schema",
      "schema '\(schema)' is unknown: this version reads \(Snapshot.readable)",
      at: place,
      hint: number > Snapshot.latestFormat
        ? "a newer Headroom wrote it; compare with that version" : "record the snapshot again")
  }
}

extension Snapshot {
  /// The names of all formats that can be read.
  fileprivate static var readable: String { formats.map(schema).joined(separator: " and ") }
}

/// The keys of one object that were met so far.
struct SeenKeys {
  private var names: Set<String> = []

  mutating func note(_ name: String, at key: Range<Int>, in reader: JSONReader)
    throws(UnreadableSnapshot)
  {
    if names.insert(name).inserted { return }
    throw reader.fault("duplicate-key", "'\(name)' appears twice here", at: key.lowerBound - 1)
  }

  func require(_ name: String, of whole: String, at place: Int, in reader: JSONReader)
    throws(UnreadableSnapshot)
  {
    if names.contains(name) { return }
    throw reader.fault("missing-key", "'\(name)' of \(whole) is missing", at: place)
  }
}

extension NamedValues {
  /// Takes over an object; what is nested in it gets dotted names.
  mutating func take(from reader: inout JSONReader, prefix: String = "", depth: Int = 0)
    throws(UnreadableSnapshot)
  {
    try reader.beginObject()
    while let key = try reader.nextKey() {
      let name = prefix + reader.text(key)
      let start = try reader.peek()
      if start == UInt8(ascii: "{"), depth < 8 {
        try take(from: &reader, prefix: name + ".", depth: depth + 1)
      } else if !add(name, try Self.value(start, from: &reader)) {
        throw reader.fault("duplicate-key", "'\(name)' appears twice here", at: key.lowerBound - 1)
      }
    }
  }

  private static func value(_ start: UInt8, from reader: inout JSONReader)
    throws(UnreadableSnapshot) -> Value
  {
    switch start {
    case UInt8(ascii: "\""): return .text(try reader.string())
    case UInt8(ascii: "t"), UInt8(ascii: "f"): return .text(try reader.flag() ? "yes" : "no")
    case UInt8(ascii: "["):
      var numbers: [Double] = []
      try reader.beginArray()
      while try reader.nextElement() { numbers.append(try reader.number()) }
      return .numbers(numbers)
    case UInt8(ascii: "n") where reader.takesNull(): return .absent
    default: return .number(try reader.number())
    }
  }
}
