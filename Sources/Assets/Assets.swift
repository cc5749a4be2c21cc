public import CAssets

extension headroom_asset {
  /// What the file holds.
  public var bytes: [UInt8] { [UInt8](UnsafeBufferPointer(start: start, count: size)) }
}
