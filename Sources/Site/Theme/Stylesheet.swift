/// The theme's styles, for pages that must stand alone.
public enum Stylesheet {
  public static var bytes: [UInt8] { ThemeFile.styleSheet }
}
