import NIOCore
import NIOEmbedded
import NIOHTTP1
import Pages
import Testing

@testable import Serving

/// A connection without a network, whose time passes when it is told to.
@Suite struct Connections {
  private let streams = EventStreams()
  private let open = OpenConnections(most: 3)

  private func connection(holding bytes: Int) throws -> EmbeddedChannel {
    let site = CurrentSite()
    let file = OutputFile(path: "large.txt", bytes: [UInt8](repeating: 120, count: bytes))
    _ = site.replace(with: Preview(site: [file], problems: ""))
    let handler = ConnectionHandler(
      responder: Responder(), site: site, streams: streams, open: open)
    let channel = EmbeddedChannel()
    guard open.begin(channel) else { throw ChannelError.ioOnClosedChannel }
    try channel.pipeline.syncOperations.addHandler(handler)
    try channel.connect(to: SocketAddress(ipAddress: "127.0.0.1", port: 1)).wait()
    return channel
  }

  private func ask(_ channel: EmbeddedChannel, for uri: String) throws {
    try channel.writeInbound(
      HTTPServerRequestPart.head(HTTPRequestHead(version: .http1_1, method: .GET, uri: uri)))
    try channel.writeInbound(HTTPServerRequestPart.end(nil))
  }

  @Test func areClosedWhenNoRequestIsThereInTime() throws {
    let channel = try connection(holding: 1)
    channel.embeddedEventLoop.advanceTime(by: .seconds(14))
    #expect(channel.isActive)
    // The beginning of a request does not count.
    try channel.writeInbound(
      HTTPServerRequestPart.head(HTTPRequestHead(version: .http1_1, method: .GET, uri: "/")))
    channel.embeddedEventLoop.advanceTime(by: .seconds(1))
    #expect(!channel.isActive)
  }

  @Test func haveNewTimeAfterEachResponse() throws {
    let channel = try connection(holding: 1)
    channel.embeddedEventLoop.advanceTime(by: .seconds(14))
    try ask(channel, for: "/large.txt")
    channel.embeddedEventLoop.advanceTime(by: .seconds(14))
    #expect(channel.isActive)
    channel.embeddedEventLoop.advanceTime(by: .seconds(1))
    #expect(!channel.isActive)
  }

  @Test func areClosedWhenNothingMoves() throws {
    let channel = try connection(holding: 1)
    channel.pipeline.fireUserInboundEventTriggered(IdleStateHandler.IdleStateEvent.all)
    #expect(!channel.isActive)
  }

  /// A site that comes in two parts, and a client that asks for a file of the second.
  @Test func waitForWhatIsNotMadeYet() throws {
    let site = CurrentSite()
    let file = OutputFile(path: "large.txt", bytes: [120])
    #expect(site.replace(with: Preview(early: EarlySite(edition: 1) { _ in nil }, problems: "")))
    let id = site.current.site?.id
    let channel = EmbeddedChannel()
    try channel.pipeline.syncOperations.addHandler(
      ConnectionHandler(responder: Responder(), site: site, streams: streams, open: open))
    try channel.connect(to: SocketAddress(ipAddress: "127.0.0.1", port: 1)).wait()
    try ask(channel, for: "/large.txt")
    channel.embeddedEventLoop.run()
    #expect(try channel.readOutbound(as: HTTPServerResponsePart.self) == nil)
    // Mistakes made since are still there when the rest comes, which is no other site for readers.
    #expect(site.replace(with: Preview(site: nil, problems: "a mistake")))
    #expect(!site.replace(with: Preview(site: [file], edition: 1, problems: "")))
    #expect(site.current.problems == "a mistake" && site.current.site?.id == id)
    channel.embeddedEventLoop.run()
    guard case .head(let head)? = try channel.readOutbound(as: HTTPServerResponsePart.self) else {
      Issue.record("no answer")
      return
    }
    #expect(head.status == .ok)
    site.end()
    #expect(site.replace(with: Preview(early: EarlySite(edition: 2) { _ in nil }, problems: "")))
    try ask(channel, for: "/other.txt")
    channel.embeddedEventLoop.run()
    #expect(!channel.isActive)
  }

  @Test func stayOpenForEvents() throws {
    let channel = try connection(holding: 1)
    try ask(channel, for: "/-/headroom/events")
    channel.pipeline.fireUserInboundEventTriggered(IdleStateHandler.IdleStateEvent.all)
    channel.embeddedEventLoop.advanceTime(by: .hours(1))
    #expect(channel.isActive)
    #expect(streams.count == 1)
  }

  @Test func areClosedWhenTheySendWithoutEnd() throws {
    let channel = try connection(holding: 1)
    try channel.writeInbound(
      HTTPServerRequestPart.head(HTTPRequestHead(version: .http1_1, method: .POST, uri: "/")))
    let piece = ByteBuffer(repeating: 120, count: 1 << 19)
    for _ in 0..<2 { try channel.writeInbound(HTTPServerRequestPart.body(piece)) }
    #expect(channel.isActive)
    try channel.writeInbound(HTTPServerRequestPart.body(piece))
    #expect(!channel.isActive)
  }

  /// Of those that ask for nothing the oldest goes, then the oldest of those that are answered.
  @Test func makeRoomForNewOnes() throws {
    let listening = try connection(holding: 1)
    try ask(listening, for: "/-/headroom/events")
    let served = try connection(holding: 1)
    let silent = try connection(holding: 1)
    // Its time begins anew with the response.
    try ask(served, for: "/large.txt")
    let another = try connection(holding: 1)
    #expect(!silent.isActive)
    open.note(another, .answering)
    open.note(served, .answering)
    let last = try connection(holding: 1)
    #expect(!another.isActive)
    #expect(listening.isActive && served.isActive && last.isActive)
    #expect(open.count == 3)
    for channel in [served, last] { open.note(channel, .listening) }
    #expect(throws: ChannelError.self) { try connection(holding: 1) }
    _ = try served.finish()
    #expect(open.count == 2)
  }

  /// A client that says that it asks no more still waits for what it has asked.
  @Test func endWhenAllThatWasAskedIsSent() throws {
    let size = ConnectionHandler.pieceSize * 2 + 1
    let channel = try connection(holding: size)
    try channel.writeInbound(
      HTTPServerRequestPart.head(
        HTTPRequestHead(version: .http1_1, method: .GET, uri: "/large.txt")))
    // Nothing goes out until the loop runs, so the connection is in the middle of its answer.
    channel.embeddedEventLoop.execute {
      channel.pipeline.fireUserInboundEventTriggered(ChannelEvent.inputClosed)
    }
    try channel.writeInbound(HTTPServerRequestPart.end(nil))
    channel.embeddedEventLoop.run()
    var sent = 0
    while let part = try channel.readOutbound(as: HTTPServerResponsePart.self) {
      if case .body(.byteBuffer(let piece)) = part { sent += piece.readableBytes }
    }
    #expect(sent == size)
    #expect(!channel.isActive)
  }

  @Test func endAtOnceWhenNothingWasAsked() throws {
    let silent = try connection(holding: 1)
    silent.pipeline.fireUserInboundEventTriggered(ChannelEvent.inputClosed)
    #expect(!silent.isActive)
    let answered = try connection(holding: 1)
    try ask(answered, for: "/large.txt")
    answered.pipeline.fireUserInboundEventTriggered(ChannelEvent.inputClosed)
    #expect(!answered.isActive)
    let listening = try connection(holding: 1)
    try ask(listening, for: "/-/headroom/events")
    listening.pipeline.fireUserInboundEventTriggered(ChannelEvent.inputClosed)
    #expect(!listening.isActive)
    #expect(streams.count == 0)
  }

  @Test func areCutIntoPieces() throws {
    let size = ConnectionHandler.pieceSize * 2 + 1
    let channel = try connection(holding: size)
    try ask(channel, for: "/large.txt")
    var pieces: [Int] = []
    while let part = try channel.readOutbound(as: HTTPServerResponsePart.self) {
      if case .body(.byteBuffer(let piece)) = part { pieces.append(piece.readableBytes) }
    }
    #expect(pieces == [ConnectionHandler.pieceSize, ConnectionHandler.pieceSize, 1])
  }
}
