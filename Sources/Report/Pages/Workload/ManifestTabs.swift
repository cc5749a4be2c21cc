internal import Markup
internal import Pages
internal import Workloads

/// Configuration to take away: a tab for each kind, to copy or to download.
struct ManifestTabs {
  let manifests: Manifests

  func html(_ here: LinkBase) -> HTML {
    let kinds = kinds
    return .fragment([
      Tag.div(.class("tabs manifests"), .data("tabs", String(kinds.count))) {
        for kind in kinds {
          Tag.div(.class("tab")) {
            Tag.p(.class("tab-title")) { kind.title }
            Tag.div(.class("tab-panel")) { panel(kind, here) }
          }
        }
      }, monitoring(here),
    ])
  }

  /// What watches over the job is long and nobody copies parts of it: only links.
  private func monitoring(_ here: LinkBase) -> HTML {
    Tag.p {
      "To compare the running job with this plan: alerts with the plan's thresholds, "
      for file in manifests.files(.prometheusRule) { link(to: file, here) }
      ", and a dashboard, "
      for file in manifests.files(.grafanaDashboard) { link(to: file, here) }
      "."
    }
  }

  /// What the deployment asks for comes first.
  private var kinds: [ManifestKind] {
    let first = Manifests.preferred(for: manifests.workload)
    return [first] + ManifestKind.allCases.filter { $0 != first && !$0.monitors }
  }

  /// Many clusters would print the same lines many times: only the first kind shows them.
  private func panel(_ kind: ManifestKind, _ here: LinkBase) -> [HTML] {
    let files = manifests.files(kind)
    if manifests.clusters.count == 1 || kind == Manifests.preferred(for: manifests.workload) {
      return files.map { ManifestBlock(file: $0).html(link: link(to: $0, here)) }
    }
    return [
      Tag.p {
        "\(Format.counted(manifests.clusters.count, "document")), one for each statement:"
      },
      Tag.ul { for file in files { Tag.li { link(to: file, here) } } },
    ]
  }

  private func link(to file: ManifestFile, _ here: LinkBase) -> HTML {
    let path = manifests.workload.path.folder + file.name
    return Tag.a(.href(here.link(toFile: path)), .download(file.name)) { file.name }
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
  /// The tabs of a workload at its design point, or why there are none.
  func manifestTabs(of workload: PlannedWorkload, _ here: LinkBase) -> HTML {
    do throws(NotDeployable) {
      return ManifestTabs(manifests: try manifests(of: workload, at: workload.design)).html(here)
    } catch {
      return Tag.p { error.reason }
    }
  }
}
