// What the page's script calls: it writes a text where `input` says, calls one of the others, and reads
// the reply, whose length they return. There is one page, and so one session.
#if arch(wasm32)
  /// What the page is about.
  private enum OpenPage {
    case workload(Session)
    case new(NewSession)
    case fleet(FleetSession)
  }

  nonisolated(unsafe) private var page: OpenPage?
  nonisolated(unsafe) private var text: [UInt8] = []
  nonisolated(unsafe) private var reply = Reply()

  /// Room for a text of so many bytes.
  @_expose(wasm, "input")
  @_cdecl("headroom_input")
  public func input(_ size: Int32) -> UnsafeMutablePointer<UInt8>? {
    text = Array(repeating: 0, count: Int(size))
    return text.withUnsafeMutableBufferPointer { $0.baseAddress }
  }

  /// Where the reply is.
  @_expose(wasm, "output")
  @_cdecl("headroom_output")
  public func output() -> UnsafePointer<UInt8>? {
    reply.bytes.withUnsafeBufferPointer { $0.baseAddress }
  }

  /// Begins with the text of a workload's page; 0 for one that can't be read.
  @_expose(wasm, "open")
  @_cdecl("headroom_open")
  public func open() -> Int32 {
    reply = Reply()
    let session = Session(String(decoding: text, as: UTF8.self))
    session?.writeForm(into: &reply)
    page = session.map { .workload($0) }
    return Int32(reply.bytes.count)
  }

  /// The same for a page where a workload is described from nothing.
  @_expose(wasm, "begin")
  @_cdecl("headroom_begin")
  public func begin() -> Int32 {
    reply = Reply()
    let session = NewSession(String(decoding: text, as: UTF8.self))
    session?.writeForm(into: &reply)
    page = session.map { .new($0) }
    return Int32(reply.bytes.count)
  }

  /// The same for the map of the whole fleet.
  @_expose(wasm, "fleet")
  @_cdecl("headroom_fleet")
  public func fleet() -> Int32 {
    reply = Reply()
    let session = FleetSession(String(decoding: text, as: UTF8.self))
    session?.writeForm(into: &reply)
    page = session.map { .fleet($0) }
    return Int32(reply.bytes.count)
  }

  /// Answers for what some lines change.
  @_expose(wasm, "change")
  @_cdecl("headroom_change")
  public func change() -> Int32 {
    reply = Reply()
    let lines = String(decoding: text, as: UTF8.self)
    switch page {
    case .workload(let session): session.change(lines, into: &reply)
    case .new(let session): session.change(lines, into: &reply)
    case .fleet(let session): session.change(lines, into: &reply)
    case nil: break
    }
    return Int32(reply.bytes.count)
  }

  /// The sections of the last change with the ids of some lines; of a new workload all.
  @_expose(wasm, "sections")
  @_cdecl("headroom_sections")
  public func sections() -> Int32 {
    reply = Reply()
    let ids = text.split(separator: UInt8(ascii: "\n")).map { String(decoding: $0, as: UTF8.self) }
    switch page {
    case .workload(let session): session.writeSections(ids, into: &reply)
    case .new(let session): session.writeSections(into: &reply)
    case .fleet, nil: break
    }
    return Int32(reply.bytes.count)
  }
#endif
