internal import Markup

/// Rewrites the tags of rendered HTML and leaves all between them as it is.
struct TagRewriter {
  private let source: [UInt8]
  private var position = 0
  private var output = Output()
  private let rename: (String) -> String
  private let rewrite: (_ tag: String, _ name: String, _ value: String) -> String
  private let add: (_ tag: String) -> String

  /// - Parameters:
  ///   - rename: the name of an element, for its name in the source.
  ///   - rewrite: the value of an attribute, as HTML writes it.
  ///   - add: what is put before the attributes of an element.
  static func rewrite(
    _ source: [UInt8], rename: @escaping (String) -> String,
    attributes rewrite: @escaping (_ tag: String, _ name: String, _ value: String) -> String,
    adding add: @escaping (_ tag: String) -> String
  ) -> [UInt8] {
    var rewriter = TagRewriter(source, rename: rename, rewrite: rewrite, add: add)
    rewriter.run()
    return rewriter.output
  }

  private init(
    _ source: [UInt8], rename: @escaping (String) -> String,
    rewrite: @escaping (String, String, String) -> String, add: @escaping (String) -> String
  ) {
    self.source = source
    self.rename = rename
    self.rewrite = rewrite
    self.add = add
    output.reserveCapacity(source.count + source.count / 8)
  }

  private mutating func run() {
    while position < source.count {
      let start = position
      while position < source.count, source[position] != UInt8(ascii: "<") { position += 1 }
      output.append(contentsOf: source[start..<position])
      if position < source.count { tag() }
    }
  }

  private mutating func tag() {
    output.append(source[position])
    position += 1
    let isEnd = peek == UInt8(ascii: "/")
    if isEnd { copy() }
    guard let first = peek, Self.isLetter(first) else { return }
    let name = take { !Self.isBlank($0) && $0 != UInt8(ascii: ">") && $0 != UInt8(ascii: "/") }
    output.append(rename(name))
    if !isEnd { output.append(add(name)) }
    while let byte = peek, byte != UInt8(ascii: ">") {
      if Self.isBlank(byte) || byte == UInt8(ascii: "/") { copy() } else { attribute(of: name) }
    }
  }

  private mutating func attribute(of tag: String) {
    let name = take { !Self.isBlank($0) && !"=>/".utf8.contains($0) }
    // What was added is not there twice.
    if !name.isEmpty, peek != UInt8(ascii: "="), add(tag) == " " + name { return }
    output.append(name)
    guard peek == UInt8(ascii: "=") else {
      // A stray equals sign has no name before it; nothing may hold up the reading.
      if name.isEmpty, peek != nil { copy() }
      return
    }
    copy()
    guard let quote = peek, quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else {
      return output.append(
        rewrite(tag, name, take { !Self.isBlank($0) && $0 != UInt8(ascii: ">") }))
    }
    copy()
    output.append(rewrite(tag, name, take { $0 != quote }))
    if peek != nil { copy() }
  }

  private var peek: UInt8? { position < source.count ? source[position] : nil }

  private mutating func copy() {
    output.append(source[position])
    position += 1
  }

  private mutating func take(while belongs: (UInt8) -> Bool) -> String {
    let start = position
    while position < source.count, belongs(source[position]) { position += 1 }
    return String(decoding: source[start..<position], as: UTF8.self)
  }

  private static func isBlank(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\t")
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
  }
}
