internal import Diagnostics
internal import Pages

/// The pages that are left out because they are drafts, and what leads to them.
struct Drafts {
  /// Links to them, each page's first to each of them.
  let links: [Diagnostic]
  /// Folders and pages of the top that hold nothing else.
  let sections: Set<String>
  /// The files of pages, for hints.
  let candidates: [String]

  /// - Parameter pages: those of the site. A draft's folder may have a page of its own all the same.
  init(in read: ReadContent, besides pages: [Page]) {
    candidates = read.files.map(\.file)
    // By their places, as what is known of a file is large.
    let drafts = read.files.indices.filter { read.files[$0].isLeftOut }.map { read.files[$0].file }
    guard !drafts.isEmpty else {
      (links, sections) = ([], [])
      return
    }
    let there = Set(pages.map(\.path))
    // The folders of a draft are pages only where something else stands in them.
    let left = drafts.map { file in
      (
        file,
        sequence(first: ContentPath.page(of: file)) { $0.parent }.filter { !there.contains($0) }
      )
    }
    let files = Dictionary(left.flatMap { file, paths in paths.map { ($0, file) } }) { first, _ in
      first
    }
    sections = Set(
      files.keys.map { String($0.folder.prefix { $0 != "/" }) }
        .filter { !there.contains(SitePath($0)) })
    links = read.files.flatMap { page in
      page.links.linked.compactMap { target, place in
        files[target].map { Diagnostic.draftLink($0, at: place) }
      }
    }
  }
}
