internal import Files
internal import NIOCore
internal import NIOHTTP1

/// One connection of a browser: requests in, responses out.
///
/// A request is answered when the response before it was sent, so that a client that asks and never
/// reads costs one piece of one response.
final class ConnectionHandler: ChannelInboundHandler {
  typealias InboundIn = HTTPServerRequestPart
  typealias OutboundOut = HTTPServerResponsePart

  private let responder: Responder
  private let site: CurrentSite
  private let streams: EventStreams
  private let open: OpenConnections
  private var request: HTTPRequestHead?
  private var bodySize = 0
  private var isStreamingEvents = false
  /// What is still to be sent of the response under way.
  private var rest: Remainder?
  private var deadline: Scheduled<Void>?
  private var isAnswering = false
  /// Whether the client has said that it asks no more.
  private var hasAskedAll = false
  /// The end of the last response.
  private var lastSent: EventLoopFuture<Void>?

  /// How long a client may take for a whole request, counted from the response before it.
  private let requestTime: TimeAmount

  private static let largestBody = 1 << 20

  /// The most that is handed to a connection at once.
  static let pieceSize = 256 << 10

  init(
    responder: Responder, site: CurrentSite, streams: EventStreams, open: OpenConnections,
    requestTime: TimeAmount = .seconds(15)
  ) {
    self.open = open
    self.requestTime = requestTime
    self.responder = responder
    self.site = site
    self.streams = streams
  }

  func channelActive(context: ChannelHandlerContext) {
    expectRequest(in: context)
    context.fireChannelActive()
  }

  /// A request that comes in byte by byte must be there in time as a whole.
  private func expectRequest(in context: ChannelHandlerContext) {
    open.note(context.channel, .waiting)
    deadline = context.eventLoop.assumeIsolated().scheduleTask(in: requestTime) {
      context.close(promise: nil)
    }
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    switch unwrapInboundIn(data) {
    case .head(let head): (request, bodySize) = (head, 0)
    case .body(let piece):
      // Nothing here takes what a client sends along; an endless body ends here.
      bodySize += piece.readableBytes
      if bodySize > Self.largestBody { context.close(promise: nil) }
    case .end:
      deadline?.cancel()
      isAnswering = true
      open.note(context.channel, .answering)
      if let request { answer(request, in: context) }
    }
  }

  func channelInactive(context: ChannelHandlerContext) {
    deadline?.cancel()
    streams.leave(context.channel)
    context.fireChannelInactive()
  }

  /// A browser that goes away in the middle is no mistake of ours.
  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    context.close(promise: nil)
  }

  /// Nothing was received and nothing could be sent for a while: only a page that waits for events
  /// may be that quiet, and a line of no meaning shows whether it is still there.
  func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
    if case ChannelEvent.inputClosed? = event as? ChannelEvent { return end(in: context) }
    guard event is IdleStateHandler.IdleStateEvent else {
      return context.fireUserInboundEventTriggered(event)
    }
    guard isStreamingEvents, context.channel.isWritable else { return context.close(promise: nil) }
    context.writeAndFlush(
      wrapOutboundOut(.body(.byteBuffer(ByteBuffer(string: ":\n\n")))), promise: nil)
  }

  /// No request will come any more: what is being answered is sent, and then the connection ends.
  private func end(in context: ChannelHandlerContext) {
    hasAskedAll = true
    if isAnswering, !isStreamingEvents { return }
    guard let lastSent else { return context.close(promise: nil) }
    lastSent.assumeIsolated().whenComplete { _ in context.close(promise: nil) }
  }

  private func answer(_ request: HTTPRequestHead, in context: ChannelHandlerContext) {
    guard let response = responder.respond(to: request, from: site.current) else {
      return answerLater(request, in: context)
    }
    let wantsEvents = request.uri == Responder.events && request.method == .GET
    switch response.status {
    case .misdirectedRequest, .forbidden: write(response, to: request, in: context)
    default:
      if wantsEvents {
        beginEvents(for: request, in: context)
      } else {
        write(response, to: request, in: context)
      }
    }
  }

  /// When the whole site is there.
  private func answerLater(_ request: HTTPRequestHead, in context: ChannelHandlerContext) {
    let whole = context.eventLoop.makePromise(of: Void.self)
    site.wait(whole)
    let isThere = whole.futureResult.assumeIsolated()
    isThere.whenSuccess { [self] in
      if context.channel.isActive { answer(request, in: context) }
    }
    isThere.whenFailure { _ in context.close(promise: nil) }
  }

  private func beginEvents(for request: HTTPRequestHead, in context: ChannelHandlerContext) {
    // Joining first: a site that appears now is told twice rather than never.
    guard streams.join(context.channel) else {
      let busy = Responder.text(.serviceUnavailable, "too many open pages")
      return write(busy, to: request, in: context)
    }
    isStreamingEvents = true
    open.note(context.channel, .listening)
    var headers: HTTPHeaders = ["Content-Type": "text/event-stream", "Cache-Control": "no-store"]
    headers.add(contentsOf: Responder.protection)
    write(.head(HTTPResponseHead(version: request.version, status: .ok, headers: headers)), context)
    write(.body(.byteBuffer(EventStreams.event(for: site.current))), context)
    context.flush()
  }

  private func write(
    _ response: Response, to request: HTTPRequestHead, in context: ChannelHandlerContext
  ) {
    let isSent = request.method != .HEAD && response.status != .notModified
    let body: Remainder
    do throws(DiskError) {
      body = try Remainder(response.body)
    } catch {
      let gone = Responder.text(.notFound, "the file no longer exists")
      return write(gone, to: request, in: context)
    }
    var headers = HTTPHeaders(response.headers.map { ($0.name, $0.value) } + Responder.protection)
    if response.status != .notModified {
      headers.add(name: "Content-Length", value: String(body.size))
    }
    // What a client sends along with anything but GET and HEAD is not read.
    let isLast = !request.isKeepAlive || response.status == .methodNotAllowed
    if isLast { headers.add(name: "Connection", value: "close") }
    write(
      .head(HTTPResponseHead(version: request.version, status: response.status, headers: headers)),
      context)
    rest = isSent ? body : nil
    sendRest(thenClosing: isLast, in: context)
  }

  /// Sends the next piece, and those after it when it has gone out.
  private func sendRest(thenClosing isLast: Bool, in context: ChannelHandlerContext) {
    let piece: ByteBuffer?
    do throws(DiskError) {
      piece = try rest?.next()
    } catch {
      return context.close(promise: nil)
    }
    guard let piece else { return finish(thenClosing: isLast, in: context) }
    let sent = context.eventLoop.makePromise(of: Void.self)
    context.writeAndFlush(wrapOutboundOut(.body(.byteBuffer(piece))), promise: sent)
    sent.futureResult.assumeIsolated().whenSuccess { [self] in
      sendRest(thenClosing: isLast, in: context)
    }
  }

  private func finish(thenClosing isLast: Bool, in context: ChannelHandlerContext) {
    rest = nil
    isAnswering = false
    // Before the end goes out, which may bring in the next request at once.
    expectRequest(in: context)
    let sent = context.eventLoop.makePromise(of: Void.self)
    lastSent = sent.futureResult
    context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: sent)
    if isLast || hasAskedAll {
      sent.futureResult.assumeIsolated().whenComplete { _ in context.close(promise: nil) }
    }
  }

  private func write(_ part: HTTPServerResponsePart, _ context: ChannelHandlerContext) {
    context.write(wrapOutboundOut(part), promise: nil)
  }
}
