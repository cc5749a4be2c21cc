extension Attribute {
  public static func id(_ value: String) -> Attribute { Attribute("id", value) }
  public static func `class`(_ value: String) -> Attribute { Attribute("class", value) }
  public static func href(_ url: String) -> Attribute { Attribute("href", url) }
  public static func src(_ url: String) -> Attribute { Attribute("src", url) }
  public static func rel(_ value: String) -> Attribute { Attribute("rel", value) }
  public static func type(_ value: String) -> Attribute { Attribute("type", value) }
  public static func title(_ value: String) -> Attribute { Attribute("title", value) }
  public static func role(_ value: String) -> Attribute { Attribute("role", value) }
  public static func lang(_ value: String) -> Attribute { Attribute("lang", value) }
  public static func name(_ value: String) -> Attribute { Attribute("name", value) }
  public static func httpEquivalent(_ name: String) -> Attribute { Attribute("http-equiv", name) }
  public static func content(_ value: String) -> Attribute { Attribute("content", value) }
  public static func scope(_ value: String) -> Attribute { Attribute("scope", value) }
  public static func colspan(_ count: Int) -> Attribute { Attribute("colspan", String(count)) }
  public static func style(_ value: String) -> Attribute { Attribute("style", value) }
  public static func tabindex(_ value: Int) -> Attribute { Attribute("tabindex", String(value)) }
  public static func download(_ name: String) -> Attribute { Attribute("download", name) }
  public static func aria(_ name: String, _ value: String) -> Attribute {
    Attribute("aria-" + name, value)
  }
  public static func data(_ name: String, _ value: String) -> Attribute {
    Attribute("data-" + name, value)
  }
  public static let hidden = Attribute("hidden", nil)
  public static let open = Attribute("open", nil)
  public static let `defer` = Attribute("defer", nil)
}
