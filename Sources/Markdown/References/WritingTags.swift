import Diagnostics
import Markup

extension ReferenceResolution {
  /// Writes an allowed start tag with those of its attributes that are allowed.
  ///
  /// - Parameter isClosed: Whether the tag ends its element too, as those of drawings may.
  mutating func write(
    _ tag: RawTag, isClosed: Bool, at place: SourceLocation, to output: inout Output
  ) {
    output.append(UInt8(ascii: "<"))
    output.append(contentsOf: tag.name)
    for attribute in tag.uniqueAttributes {
      let name = attribute.name.map(\.lowercased).string
      write(attribute, name, of: tag, at: place, to: &output)
    }
    if tag.element == "img" || tag.element == "a" { note(tag, at: place) }
    output.append(contentsOf: (isClosed ? "/>" : ">").utf8)
  }

  private mutating func write(
    _ attribute: RawTag.Attribute, _ name: String, of tag: RawTag, at place: SourceLocation,
    to output: inout Output
  ) {
    switch AttributePolicy.verdict(name, on: tag.element) {
    case .harmless: return
    case .style: return log.add(.inlineStyle(at: place))
    case .unsafe: return log.add(.unsafeHTML("the attribute '\(name)'", at: place))
    case .allowed: break
    }
    let isReference = AttributePolicy.isReference(name)
    let value = isReference || name == "id" ? attribute.value.map(Entities.decode) ?? "" : ""
    if name == "id", !claim(rawID: value, at: place) { return }
    guard isReference else {
      return append(attribute.name, attribute.value, to: &output)
    }
    guard let written = reference(name, value, of: tag, at: place, to: &output) else { return }
    output.append(0x20)
    output.append(contentsOf: attribute.name)
    output.append("=\"")
    output.append(escaping: written, in: .markdown)
    output.append(UInt8(ascii: "\""))
  }

  /// Writes an attribute as it stands, quoted; its entities stay entities.
  private func append(
    _ name: ArraySlice<UInt8>, _ value: ArraySlice<UInt8>?, to output: inout Output
  ) {
    output.append(0x20)
    output.append(contentsOf: name)
    guard let value else { return }
    output.append("=\"")
    for byte in value {
      switch byte {
      case UInt8(ascii: "<"): output.append(contentsOf: "&lt;".utf8)
      case UInt8(ascii: ">"): output.append(contentsOf: "&gt;".utf8)
      case UInt8(ascii: "\""): output.append(contentsOf: "&quot;".utf8)
      default: output.append(byte)
      }
    }
    output.append(UInt8(ascii: "\""))
  }

  /// Takes an id; false for one that can be none, which is not written.
  private mutating func claim(rawID id: String, at place: SourceLocation) -> Bool {
    guard !id.isEmpty, !id.utf8.contains(where: \.isSpace) else {
      log.add(.invalidID(id, at: place))
      return false
    }
    claim(id, at: place)
    return true
  }

  /// The name of an anchor is a place to link to as well.
  private mutating func note(_ tag: RawTag, at place: SourceLocation) {
    guard tag.element == "a", let name = tag.value(of: "name") ?? nil else { return }
    _ = ids.claim(Entities.decode(name))
  }
}

extension ReferenceResolution {
  /// What to write for a URL; nil when it must not be written.
  private mutating func reference(
    _ name: String, _ value: String, of tag: RawTag, at place: SourceLocation,
    to output: inout Output
  ) -> String? {
    switch name {
    case "srcset": return sourceSet(value, at: place)
    case "href", "xlink:href", "src", "poster":
      let isImage = !name.hasSuffix("href")
      guard let resolution = resolve(value, isImage: isImage, at: place) else { return nil }
      if tag.element == "img" { writeSize(resolution, of: tag, to: &output) }
      return resolution.url
    default:
      if URLPolicy.isSafe(value, isImage: false) { return value }
      log.add(.unsafeURL(value, at: place))
      return nil
    }
  }

  private func writeSize(_ resolution: Resolution, of tag: RawTag, to output: inout Output) {
    guard tag.value(of: "width") == nil, tag.value(of: "height") == nil,
      let width = resolution.width, let height = resolution.height
    else { return }
    output.append(contentsOf: " width=\"\(width)\" height=\"\(height)\"".utf8)
  }

  /// Resolves each of `a.png 1x, b.png 2x`.
  private mutating func sourceSet(_ value: String, at place: SourceLocation) -> String? {
    var candidates: [String] = []
    for candidate in value.split(separator: ",") {
      let parts = candidate.split(whereSeparator: \.isWhitespace)
      guard let url = parts.first else { continue }
      guard let resolution = resolve(String(url), isImage: true, at: place) else { return nil }
      candidates.append(
        ([resolution.url] + parts.dropFirst().map(String.init)).joined(separator: " "))
    }
    return candidates.joined(separator: ", ")
  }
}
