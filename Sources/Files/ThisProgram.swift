internal import CPosix

/// The program that runs, as a file and by what the system handed it.
public enum ThisProgram {
  /// The file it was started from; nil where the system does not tell.
  public static var path: String? {
    var path = [CChar](repeating: 0, count: 4096)
    guard cposix_program_path(&path, path.count) == 0 else { return nil }
    return String(decoding: path.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  /// The variables of its environment. A name that stands twice has the first of its values.
  public static var environment: [String: String] {
    var variables: [String: String] = [:]
    guard var next = cposix_environment() else { return variables }
    while let entry = next.pointee {
      let text = String(cString: entry)
      if let mark = text.firstIndex(of: "="), variables[String(text[..<mark])] == nil {
        variables[String(text[..<mark])] = String(text[text.index(after: mark)...])
      }
      next += 1
    }
    return variables
  }
}
