internal import Diagnostics

/// Two files that can't both be in one site.
struct PathCollision: Sendable {
  /// Why two paths collide.
  enum Kind: Equatable, Sendable {
    case samePath
    case letterCase
    /// Accents and the like as one character or as two: `é` is U+00E9, or `e` and U+0301.
    case normalForm
    /// A file where the other path needs a folder.
    case folder(file: String, below: String)
    /// A file in a folder that is kept for others.
    case inside(folder: String)

    /// - Parameters: two paths that are the same to a host which ignores case and normal form.
    init(_ path: String, _ other: String) {
      if path.utf8.elementsEqual(other.utf8) {
        self = .samePath
      } else if path == other {
        // Swift compares strings as Unicode says they are equal.
        self = .normalForm
      } else {
        self = .letterCase
      }
    }
  }

  let kind: Kind
  /// The claim that keeps the path.
  let first: OutputClaim
  let second: OutputClaim

  /// Placed where an author can act: at the alias, else at the file of the content.
  var diagnostic: Diagnostic {
    if case .alias(let written, let location) = second.claimant {
      return .takenAlias(written, at: location, by: first.claimant.description + detail)
    }
    let (own, other) =
      second.claimant.isContent || !first.claimant.isContent
      ? (second.claimant, first.claimant) : (first.claimant, second.claimant)
    if own.isContent, !other.isContent {
      return .reservedPath(sentence, at: own.author, hint: replacement(of: other) ?? other.hint)
    }
    return .samePath(sentence, at: own.author ?? other.author, hint: advice)
  }

  private var sentence: String {
    let (a, b) = (first.claimant.description, second.claimant.description)
    return switch kind {
    case .samePath: "'\(second.path)' would be written twice: for \(a) and for \(b)"
    case .letterCase, .normalForm:
      "'\(first.path)' for \(a) and '\(second.path)' for \(b) differ only in \(difference)"
    case .inside(let folder):
      "'\(second.path)' would be in '\(folder)/', which is reserved for \(a)"
    case .folder(let file, let below):
      "'\(file)' would be a file for \(file == first.path ? a : b), and a folder with '\(below)'"
        + " for \(file == first.path ? b : a)"
    }
  }

  /// A file that differs from a replaceable one only in letter case was probably meant to replace it.
  private func replacement(of claimant: Claimant) -> String? {
    guard case .wellKnown(let file) = claimant, kind == .letterCase else { return nil }
    return "name it '\(file.rawValue)' to replace that file"
  }

  private var difference: String {
    kind == .letterCase ? "upper and lower case" : "the Unicode form of their accents"
  }

  private var detail: String {
    switch kind {
    case .samePath, .inside: ""
    case .letterCase, .normalForm: ", which differs only in \(difference)"
    case .folder(let file, _): ", which has '\(file)' as a file where this needs a folder"
    }
  }

  private var advice: String {
    switch kind {
    case .samePath, .folder, .inside: "rename one of them"
    case .letterCase, .normalForm:
      "rename one of them: many file systems and hosts can't tell them apart"
    }
  }
}

extension Diagnostic {
  static func samePath(_ message: String, at place: SourceLocation?, hint: String) -> Diagnostic {
    .error("same-path", message, at: place, hint: hint)
  }

  static func reservedPath(
    _ message: String, at place: SourceLocation?, hint: String
  ) -> Diagnostic {
    .error("reserved-path", message, at: place, hint: hint)
  }

  static func takenAlias(
    _ written: String, at place: SourceLocation, by other: String
  ) -> Diagnostic {
    .error(
      "taken-alias", "'\(written)' is taken by \(other)", at: place, hint: "remove one of the two")
  }
}
