/// Small drawings of our own for the icons that documents use most, in the text's color.
enum IconDrawing {
  /// The SVG for an icon of one of the usual sets, by its name there; nil where there is no drawing.
  static func svg(of name: String) -> [UInt8]? {
    let words = name.split(separator: "-").dropFirst().filter { word in
      // Styles and sizes of the sets: `fontawesome-solid-x`, `octicons-x-16`.
      !["solid", "regular", "brands", "outline", "variant"].contains(word)
        && !word.utf8.allSatisfy(\.isDigit)
    }
    // The whole name first, then without its last words: `check-circle`, `check`.
    for count in stride(from: words.count, to: 0, by: -1) {
      if let path = paths[words.prefix(count).joined(separator: "-")] { return svg(path) }
    }
    return nil
  }

  private static func svg(_ path: String) -> [UInt8] {
    Array(
      ("<svg class=\"icon\" viewBox=\"0 0 24 24\" width=\"24\" height=\"24\" fill=\"none\""
        + " stroke=\"currentColor\" stroke-width=\"2\" aria-hidden=\"true\"><path d=\"\(path)\"/></svg>")
        .utf8)
  }

  /// Each drawing with the names it stands for, as one path of lines in a square of 24.
  private static let paths: [String: String] = {
    var paths: [String: String] = [:]
    for line in list.split(separator: "\n") {
      let parts = line.split(separator: ":", maxSplits: 1)
      guard parts.count == 2 else { continue }
      for name in parts[0].split(separator: " ") {
        paths[String(name)] = String(parts[1].drop { $0 == " " })
      }
    }
    return paths
  }()

  private static let circle = "M21 12A9 9 0 1 1 3 12A9 9 0 1 1 21 12Z"

  private static let list = """
    check check-bold done check-all: M4 13L9.5 18.5L20 6
    check-circle check-decagram circle-check checkbox-marked: \(circle)M8 12.5L11 15.5L16.5 9
    close x close-thick xmark cancel: M5 5L19 19M19 5L5 19
    close-circle x-circle circle-xmark: \(circle)M9 9L15 15M15 9L9 15
    minus dash: M5 12H19
    plus add: M5 12H19M12 5V19
    plus-circle: \(circle)M8 12H16M12 8V16
    alert warning triangle-exclamation alert-outline: M12 3L22 20H2ZM12 10V14M12 17V17.5
    alert-circle circle-exclamation exclamation: \(circle)M12 7V13M12 16V16.5
    information info circle-info: \(circle)M12 11V17M12 7V7.5
    help question help-circle circle-question: \(circle)M9.5 9.5A2.5 2.5 0 1 1 12 12.5V14M12 17V17.5
    arrow-right arrow-right-thick chevron-double-right arrow-right-bold: M4 12H20M14 6L20 12L14 18
    arrow-left: M20 12H4M10 6L4 12L10 18
    arrow-up: M12 20V4M6 10L12 4L18 10
    arrow-down: M12 4V20M6 14L12 20L18 14
    chevron-right menu-right: M9 5L16 12L9 19
    chevron-down menu-down: M5 9L12 16L19 9
    open-in-new link-external arrow-up-right-from-square launch: M13 4H20V11M20 4L11 13M9 6H4V20H18V15
    link link-variant: M10 14L14 10M8 11L5 14A3.5 3.5 0 0 0 10 19L13 16M11 8L14 5A3.5 3.5 0 0 1 19 10L16 13
    download tray-arrow-down file-download cloud-download: M12 4V15M7 10L12 15L17 10M4 20H20
    upload tray-arrow-up cloud-upload: M12 16V5M7 10L12 5L17 10M4 20H20
    star star-circle creation: M12 3L14.7 9L21 9.7L16.3 14L17.6 20.5L12 17.2L6.4 20.5L7.7 14L3 9.7L9.3 9Z
    heart: M12 20L4 12A4.6 4.6 0 0 1 12 7A4.6 4.6 0 0 1 20 12Z
    rocket rocket-launch run-fast lightning-bolt flash bolt zap: M13 3L5 14H11L10 21L19 9H13Z
    lightbulb lightbulb-on bulb light-bulb: M9 17H15M10 20H14M9 17C9 14 6 13 6 9.5A6 6 0 0 1 18 9.5C18 13 15 14 15 17
    book book-open book-open-variant book-open-page bookshelf: M12 6C9 4 6 4 3 5V19C6 18 9 18 12 20C15 18 18 18 21 19V5C18 4 15 4 12 6ZM12 6V20
    file file-document file-code text-box note-text: M6 3H14L18 7V21H6ZM14 3V7H18M9 12H15M9 16H15
    folder folder-open file-directory: M3 6H10L12 8H21V19H3Z
    home house: M3 12L12 4L21 12M6 10V20H18V10
    account user person account-circle: M16 8A4 4 0 1 1 8 8A4 4 0 1 1 16 8ZM4 21C4 16 8 14 12 14C16 14 20 16 20 21
    account-group people users account-multiple: M12 8A3 3 0 1 1 6 8A3 3 0 1 1 12 8ZM3 20C3 15 6 13 9 13C12 13 15 15 15 20M15 5A3 3 0 0 1 15 11M17 13C20 14 21 16 21 20
    clock time clock-fast timer history update: \(circle)M12 7V12L15.5 14
    calendar calendar-month: M4 6H20V20H4ZM4 10H20M8 3V7M16 3V7
    cog gear gears tools wrench hammer-wrench tune: M15 12A3 3 0 1 1 9 12A3 3 0 1 1 15 12ZM12 3V6M12 18V21M3 12H6M18 12H21M5.6 5.6L7.8 7.8M16.2 16.2L18.4 18.4M18.4 5.6L16.2 7.8M7.8 16.2L5.6 18.4
    magnify search: M16 10.5A5.5 5.5 0 1 1 5 10.5A5.5 5.5 0 1 1 16 10.5ZM14.5 14.5L20 20
    lock shield-lock: M6 11H18V20H6ZM8.5 11V8A3.5 3.5 0 0 1 15.5 8V11
    shield shield-check security: M12 3L20 6V12C20 16 16 19.5 12 21C8 19.5 4 16 4 12V6Z
    key: M11 15A4 4 0 1 1 3 15A4 4 0 1 1 11 15ZM10 12L19 4M16 7L19 10
    bug: M8 10H16V16A4 4 0 0 1 8 16ZM9 10A3 3 0 0 1 15 10M3 13H8M16 13H21M5 8L8 10M19 8L16 10M5 20L8 17M19 20L16 17
    flask test-tube beaker: M9 3H15M10 3V9L5 20H19L14 9V3
    code code-tags code-braces console terminal: M9 7L4 12L9 17M15 7L20 12L15 17
    database server server-network: M5 6H19V10H5ZM5 14H19V18H5ZM8 8V8.5M8 16V16.5
    cloud: M7 18A4 4 0 0 1 7 10A5.5 5.5 0 0 1 17.5 10A4 4 0 0 1 17.5 18Z
    chart-line chart-bar graph trending-up chart-areaspline: M4 4V20H20M7 16L11 11L14 13L19 7
    table view-grid grid apps: M4 4H20V20H4ZM4 12H20M12 4V20
    image: M4 5H20V19H4ZM4 16L9 11L13 15L16 12L20 16
    email mail envelope: M3 6H21V18H3ZM3 7L12 13L21 7
    chat comment message forum: M4 5H20V16H11L6 20V16H4Z
    github gitlab git source-branch git-branch source-repository: M8 6A2 2 0 1 1 4 6A2 2 0 1 1 8 6ZM8 18A2 2 0 1 1 4 18A2 2 0 1 1 8 18ZM20 8A2 2 0 1 1 16 8A2 2 0 1 1 20 8ZM6 8V16M18 10C18 14 9 12 6.5 16
    tag label bookmark: M4 4H12L20 12L12 20L4 12ZM8 8V8.5
    refresh sync reload cached: M19 12A7 7 0 1 1 16.5 6.6M17 3V7H13
    eye: M2 12C6 5 18 5 22 12C18 19 6 19 2 12ZM14.5 12A2.5 2.5 0 1 1 9.5 12A2.5 2.5 0 1 1 14.5 12Z
    pencil edit pen: M4 20L5 16L16 5L19 8L8 19Z
    trash trash-can delete: M5 7H19M9 7V4H15V7M7 7L8 20H16L17 7
    play: M8 5L19 12L8 19Z
    package package-variant cube docker: M12 3L20 7V17L12 21L4 17V7ZM4 7L12 11L20 7M12 11V21
    memory cpu chip: M7 7H17V17H7ZM10 3V7M14 3V7M10 17V21M14 17V21M3 10H7M3 14H7M17 10H21M17 14H21
    flag: M5 21V4H18L15 8L18 12H5
    bell: M6 17V11A6 6 0 0 1 18 11V17L20 19H4ZM10 21H14
    school: M2 9L12 4L22 9L12 14ZM6 11V16C9 19 15 19 18 16V11
    puzzle extension: M4 8H9A2 2 0 1 1 13 8H18V13A2 2 0 1 0 18 17V20H4Z
    """
}
