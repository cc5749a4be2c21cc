import Foundation
import Pages

@testable import Publishing

/// Publishes a site given by its files' texts.
@discardableResult
func publish(
  _ site: [String: String], to target: Target, from content: String = "content",
  version: String? = nil,
  aliases: [String] = ["latest"], configure: (inout Publisher) -> Void = { _ in }
) throws -> Changes {
  var publisher = Publisher(
    target: target, content: content, message: "Publish a handbook\n",
    environment: ProcessInfo.processInfo.environment, temporary: NSTemporaryDirectory())
  publisher.version = version.map { PublishedVersion(name: $0, title: $0, aliases: aliases) }
  configure(&publisher)
  return try publisher.publish { folder, sink in
    for (path, text) in site.sorted(by: { $0.key < $1.key }) {
      let text = text.replacing("HERE", with: folder)
      try sink(OutputFile(path: path, bytes: Array(text.utf8)))
    }
  }
}

/// What was published of a host's files, without our own list.
func published(_ files: [String: String]) -> [String: String] {
  files.filter { !$0.key.hasPrefix(".headroom-") && $0.key != "_headers" }
}
