internal import CWhatIf

/// What answers what-if questions in the reader's browser.
enum WhatIfModule {
  /// The WebAssembly module, taken apart and compressed; empty in a program that was built without, as `swift build` does.
  static let bytes: [UInt8] = {
    var size = 0
    let start = headroom_what_if(&size)
    return [UInt8](UnsafeBufferPointer(start: start, count: size))
  }()
}
