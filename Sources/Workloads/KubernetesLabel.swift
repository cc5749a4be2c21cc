/// A name as Kubernetes takes it for a namespace and for parts of other names (RFC 1123): lower-case
/// letters, digits and `-`, which stands at neither end; at most 63 characters.
public enum KubernetesLabel {
  public static let longest = 63

  /// The label nearest to a text: what is no letter or digit of it becomes `-`, once. Two texts may have
  /// the same.
  public static func make(_ text: String) -> String {
    let words = text.unicodeScalars.map(lower).split { !isPlain($0) }
    let label = words.map { String(String.UnicodeScalarView($0)) }.joined(separator: "-")
    return label.isEmpty ? "x" : label
  }

  public static func isLabel(_ text: String) -> Bool {
    !text.isEmpty && text.utf8.count <= longest && make(text) == text
  }

  /// Of letters that labels may have.
  private static func lower(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    ("A"..."Z").contains(scalar) ? Unicode.Scalar(UInt8(scalar.value) | 0x20) : scalar
  }

  private static func isPlain(_ scalar: Unicode.Scalar) -> Bool {
    ("a"..."z").contains(scalar) || ("0"..."9").contains(scalar)
  }
}
