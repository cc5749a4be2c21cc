import ArgumentParser
import Diagnostics
import Foundation
import Pages
import Site
import Synchronization
import TestSupport
import Testing

@testable import headroom

@Suite struct Building {
  @Test(arguments: [
    ("docs.example.com", "'docs.example.com' is not a web address; begin it with 'https://'"),
    ("/sub/", "'/sub/' is not a web address; begin it with 'https://'"),
    ("", "'' is not a web address; begin it with 'https://'"),
    ("https://e.example/a b", "the address contains U+0020"),
    ("https://e.example/?a", "has a query"),
    ("https://e.example/#a", "has a query"), ("https://me:S3CR3T@e.example/", "name or a password"),
    ("https://e.example/\u{7}", "the address contains U+0007"),
  ])
  func refusesWhatIsNoAddress(_ address: String, _ message: String) {
    #expect {
      _ = try Build.parse(["--base-url", address])
    } throws: { error in
      let text = Build.message(for: error)
      return text.contains("--base-url: ") && text.contains(message) && !text.contains("S3CR3T")
    }
  }

  @Test func takesAnAddressWithItsSlash() throws {
    let build = try #require(try Build.parse(["--base-url", "https://e.example/a"]) as Build?)
    #expect(build.baseURL == "https://e.example/a/")
  }

  /// What `check` says of a handbook is what `build` says, with drafts and without.
  @Test(arguments: [false, true]) func saysWhatCheckSays(_ drafts: Bool) throws {
    try withTemporaryFolder { folder in
      try write("title: T\nnavigation: [a, d]", to: "content/handbook.yaml", in: folder)
      try write("[d](d.md) [x](x.md)", to: "content/a.md", in: folder)
      try write("---\ndraft: true\n---\n[y](y.md)", to: "content/d.md", in: folder)
      let handbook = try Handbook(folder: folder + "/content")
      let ids = handbook.site(drafts: drafts).diagnostics.inOrder.map(\.id)
      #expect(
        ids
          == (drafts
            ? ["broken-link", "broken-link"] : ["draft-link", "broken-link", "draft-link"]))
      let flags = drafts ? ["--drafts"] : []
      #expect(throws: Failure.self) { try Check.parse([folder + "/content"] + flags).run() }
      #expect(try Check.parse(["content"] + flags).drafts == drafts)
    }
  }
}

/// Work that a signal asks to end.
@Suite struct Interrupting {
  /// Asks for the end on a thread of its own, where a signal's handler waits too; returns what the
  /// program ends with.
  private func ask(_ interruption: Interruption, _ signal: Int32) -> AnswerOfSignal {
    let answer = AnswerOfSignal()
    Thread.detachNewThread { answer.give(interruption.request(signal)) }
    return answer
  }

  @Test func waitsForTheEndOfTheWork() throws {
    let interruption = Interruption()
    try interruption.check()
    let answer = ask(interruption, 15)
    // The work hears of it at the next place where it can end.
    var code: Int32?
    while code == nil {
      do throws(Interruption.Stop) { try interruption.check() } catch { code = error.code }
    }
    #expect(code == 143)
    interruption.end()
    #expect(answer.wait() == 143)
  }

  @Test func doesNotWaitForWhatHasEnded() {
    let interruption = Interruption()
    interruption.end()
    #expect(interruption.request(2) == 130)
  }
}

private final class AnswerOfSignal: Sendable {
  private let code = Mutex<Int32?>(nil)
  private let isThere = DispatchSemaphore(value: 0)

  func give(_ answer: Int32) {
    code.withLock { $0 = answer }
    isThere.signal()
  }

  func wait() -> Int32? {
    isThere.wait()
    return code.withLock { $0 }
  }
}
