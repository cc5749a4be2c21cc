internal import Markup
internal import Pages
internal import Workloads

/// Configuration to take away: the first file that the deployment asks for as a block to copy, and all
/// others as files, which say much the same again.
struct ManifestList {
  let manifests: Manifests

  private var preferred: ManifestKind { Manifests.preferred(for: manifests.workload) }

  func html(_ here: LinkBase) -> HTML {
    let files = manifests.files(preferred)
    return Tag.div(.class("manifests")) {
      for file in files.prefix(1) { ManifestBlock(file: file).html(link: link(to: file, here)) }
      Tag.ul(.class("kinds")) {
        for kind in [preferred] + ManifestKind.allCases.filter({ $0 != preferred })
        where kind != preferred || files.count > 1 {
          Tag.li {
            links(to: kind, here)
            ", \(kind.purpose)"
          }
        }
      }
    }
  }

  private func links(to kind: ManifestKind, _ here: LinkBase) -> [HTML] {
    let files = manifests.files(kind)
    if files.count == 1 { return [Tag.a(.href(address(of: files[0], here))) { kind.title }] }
    return [.text("\(kind.title) of ")]
      + files.enumerated().flatMap { index, file -> [HTML] in
        let link = Tag.a(.href(address(of: file, here))) { file.part }
        return index == 0 ? [link] : [", ", link]
      }
  }

  /// What stands over a block: a link that saves the file.
  private func link(to file: ManifestFile, _ here: LinkBase) -> HTML {
    Tag.a(.href(address(of: file, here)), .download(file.name)) { file.name }
  }

  private func address(of file: ManifestFile, _ here: LinkBase) -> String {
    here.link(toFile: manifests.workload.path.folder + file.name)
  }
}

/// A file of manifests as a block of code, in the shape of Markdown's.
struct ManifestBlock {
  let file: ManifestFile
  /// The theme folds longer ones.
  private static let mostLines = 34

  /// The block under its file's name, or under a link to the file.
  func html(link: HTML? = nil) -> HTML {
    let text = file.text
    let isTall = text.utf8.count { $0 == UInt8(ascii: "\n") } > Self.mostLines
    return Tag.div(.class(isTall ? "code tall" : "code")) {
      Tag.p(.class("code-title")) { link ?? .text(file.name) }
      Tag.pre(.tabindex(0)) { Tag.code(.class("language-yaml")) { text } }
    }
  }
}

extension Capacity {
  /// The configuration of a workload at its design point, or why there are none.
  func manifestList(of workload: PlannedWorkload, _ here: LinkBase) -> HTML {
    do throws(NotDeployable) {
      return ManifestList(manifests: try manifests(of: workload, at: workload.design)).html(here)
    } catch {
      return Tag.p { error.reason }
    }
  }
}
