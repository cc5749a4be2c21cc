/// What stands in an address between the scheme and the path: a host and perhaps a port.
enum WebHost {
  /// Throws what is wrong with it.
  ///
  /// - Source: RFC 3986, 3.2.2; RFC 1123, 2.1; WHATWG URL, the host parser. An underscore is in no name
  ///   of a host by the RFCs, and in many.
  static func check(
    _ authority: Substring, of address: String
  ) throws(WebAddress.Mistake) {
    if authority.hasPrefix("[") {
      guard let end = authority.firstIndex(of: "]"),
        isSixthVersion(authority[authority.index(after: authority.startIndex)..<end])
      else { throw .host(authority, "it is no address of IPv6") }
      let rest = authority[authority.index(after: end)...]
      if !rest.isEmpty, !rest.hasPrefix(":") { throw .noHost(address) }
      return try check(port: rest.dropFirst(), isThere: !rest.isEmpty)
    }
    let host = authority.prefix { $0 != ":" }
    let rest = authority[host.endIndex...]
    try check(name: host, of: address)
    try check(port: rest.dropFirst(), isThere: !rest.isEmpty)
  }

  private static func check(port: Substring, isThere: Bool) throws(WebAddress.Mistake) {
    if !isThere { return }
    let isNumber = port.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    guard isNumber, let number = UInt16(port), number > 0 else { throw .port(port) }
  }

  private static func check(name: Substring, of address: String) throws(WebAddress.Mistake) {
    let labels = name.split(separator: ".", omittingEmptySubsequences: false)
    if name.isEmpty { throw .noHost(address) }
    if labels.contains(where: \.isEmpty) { throw .host(name, "between two dots stands nothing") }
    if labels.contains(where: { $0.hasPrefix("-") || $0.hasSuffix("-") }) {
      throw .host(name, "no part of it begins or ends with '-'")
    }
    guard name.utf8.allSatisfy(mayStand) else { throw .noHost(address) }
    if name.utf8.count > 253 || labels.contains(where: { $0.utf8.count > 63 }) {
      throw .host(name, "it is longer than 253 characters, or a part of it than 63")
    }
    if let last = labels.last, last.utf8.allSatisfy(isDigit), !isFourthVersion(labels) {
      throw .host(name, "it ends with a number and is no address of IPv4")
    }
  }

  /// Letters beyond ASCII are translated by the browser.
  private static func mayStand(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20) || isDigit(byte)
      || "-._".utf8.contains(byte) || byte >= 0x80
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }

  private static func isFourthVersion(_ labels: [Substring]) -> Bool {
    labels.count == 4
      && labels.allSatisfy { label in
        label.utf8.allSatisfy(isDigit) && UInt8(label).map { String($0) == label } == true
      }
  }

  /// Eight groups of up to four digits; `::` once for one or more that are zero, and an address of IPv4
  /// for the last two.
  private static func isSixthVersion(_ text: Substring) -> Bool {
    let halves = text.split(separator: "::", omittingEmptySubsequences: false)
    if halves.count > 2 { return false }
    var count = 0
    for (index, half) in halves.enumerated() where !half.isEmpty || halves.count == 1 {
      let groups = half.split(separator: ":", omittingEmptySubsequences: false)
      for (number, group) in groups.enumerated() {
        let isLast = index == halves.count - 1 && number == groups.count - 1
        if isLast, isFourthVersion(group.split(separator: ".", omittingEmptySubsequences: false)) {
          count += 2
          continue
        }
        guard (1...4).contains(group.utf8.count), UInt16(group, radix: 16) != nil,
          !group.hasPrefix("+")
        else { return false }
        count += 1
      }
    }
    return halves.count == 2 ? count < 8 : count == 8
  }
}
