internal import Files

/// A place that holds published sites.
protocol Host {
  /// What is there; nil when nothing is. Throws when it can't be told, or when nothing there is ours.
  mutating func inventory() throws(PublishError) -> Inventory?

  /// A file that is there, by the path the inventory names.
  mutating func read(_ path: String) throws(PublishError) -> [UInt8]

  /// Fingerprints of files about to be published, in the terms of the inventory.
  mutating func fingerprints(of staging: Staging) throws(PublishError) -> [BytePath: String]

  /// Puts a publication in place.
  mutating func apply(_ publication: PlannedPublication) throws(PublishError)
}

/// A publication when all is known: what is new, what stays, and the difference.
struct PlannedPublication {
  var staging: Staging
  var new: [BytePath: String]
  /// Files of other versions, with their fingerprints.
  var kept: [BytePath: String]
  var changes: Changes
  /// What the publication is called where hosts remember it: a commit's first line.
  var message: String

  /// Everything the host holds afterwards, in order.
  var paths: [String] {
    (Array(new.keys) + Array(kept.keys)).sorted().map(\.shown)
  }
}

extension PublishError {
  static func notOurs(_ place: String, advice: String) -> PublishError {
    PublishError("\(place) contains files that Headroom did not write", advice: advice)
  }
}
