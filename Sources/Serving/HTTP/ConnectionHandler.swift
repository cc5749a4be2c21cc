internal import NIOCore
internal import NIOHTTP1

/// One connection of a browser: requests in, responses out.
final class ConnectionHandler: ChannelInboundHandler {
  typealias InboundIn = HTTPServerRequestPart
  typealias OutboundOut = HTTPServerResponsePart

  private let responder: Responder
  private let stage: Stage
  private let audience: Audience
  private var request: HTTPRequestHead?

  init(responder: Responder, stage: Stage, audience: Audience) {
    self.responder = responder
    self.stage = stage
    self.audience = audience
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    switch unwrapInboundIn(data) {
    case .head(let head): request = head
    case .body: break
    case .end: if let request { answer(request, in: context) }
    }
  }

  func channelInactive(context: ChannelHandlerContext) {
    audience.leave(context.channel)
    context.fireChannelInactive()
  }

  /// A browser that goes away in the middle is nobody's mistake.
  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    context.close(promise: nil)
  }

  private func answer(_ request: HTTPRequestHead, in context: ChannelHandlerContext) {
    let response = responder.respond(to: request, from: stage.current)
    let wantsNews = request.uri == Responder.events && request.method == .GET
    if wantsNews, response.status != .misdirectedRequest {
      beginNews(for: request, in: context)
    } else {
      write(response, to: request, in: context)
    }
  }

  private func beginNews(for request: HTTPRequestHead, in context: ChannelHandlerContext) {
    let headers: HTTPHeaders = ["Content-Type": "text/event-stream", "Cache-Control": "no-store"]
    write(.head(HTTPResponseHead(version: request.version, status: .ok, headers: headers)), context)
    // Joining first: an edition that appears now is told twice rather than never.
    audience.join(context.channel)
    write(.body(.byteBuffer(Audience.event(for: stage.current))), context)
    context.flush()
  }

  private func write(
    _ response: Response, to request: HTTPRequestHead, in context: ChannelHandlerContext
  ) {
    var headers = HTTPHeaders(response.headers.map { ($0.name, $0.value) })
    headers.add(name: "X-Content-Type-Options", value: "nosniff")
    if response.status != .notModified {
      headers.add(name: "Content-Length", value: String(response.body.count))
    }
    if !request.isKeepAlive { headers.add(name: "Connection", value: "close") }
    write(
      .head(HTTPResponseHead(version: request.version, status: response.status, headers: headers)),
      context)
    if request.method != .HEAD, !response.body.isEmpty, response.status != .notModified {
      write(.body(.byteBuffer(ByteBuffer(bytes: response.body))), context)
    }
    write(.end(nil), context)
    context.flush()
    if !request.isKeepAlive { context.close(promise: nil) }
  }

  private func write(_ part: HTTPServerResponsePart, _ context: ChannelHandlerContext) {
    context.write(wrapOutboundOut(part), promise: nil)
  }
}
