/// The characters that GitHub shows for names between colons, of those that documents use.
public enum Emoji {
  static func named(_ name: String) -> String? { characters[name] }

  /// A text with names in the place of its characters, which is what GitHub makes ids of; several, where
  /// characters have several names, and none without any.
  public static func spellings(of text: String) -> [String] {
    if text.utf8.allSatisfy({ $0 < 0x80 }) { return [] }
    let most = text.lazy.compactMap { names[String($0)]?.count }.max() ?? 0
    return (0..<most).map { number in
      text.map { character in
        let known = names[String(character)] ?? []
        return known.isEmpty ? String(character) : known[min(number, known.count - 1)]
      }.joined()
    }
  }

  private static let names: [String: [String]] = {
    var names: [String: [String]] = [:]
    for name in characters.keys.sorted() {
      if let character = characters[name] { names[character, default: []].append(name) }
    }
    return names
  }()

  private static let characters: [String: String] = {
    var characters: [String: String] = [:]
    for pair in list.split(whereSeparator: \.isWhitespace) {
      let parts = pair.split(separator: "=")
      if parts.count == 2 { characters[String(parts[0])] = String(parts[1]) }
    }
    return characters
  }()

  private static let list = """
    +1=👍 -1=👎 thumbsup=👍 thumbsdown=👎 100=💯 alarm_clock=⏰ ambulance=🚑 anchor=⚓ angry=😠
    arrow_down=⬇️ arrow_left=⬅️ arrow_right=➡️ arrow_up=⬆️ arrow_double_up=⏫ arrows_counterclockwise=🔄
    art=🎨 balloon=🎈 ballot_box_with_check=☑️ bangbang=‼️ bar_chart=📊 battery=🔋 beers=🍻 bell=🔔
    beetle=🪲 blue_book=📘 blush=😊 bomb=💣 book=📖 bookmark=🔖 bookmark_tabs=📑 books=📚 boom=💥 bow=🙇
    brain=🧠 bug=🐛 building_construction=🏗️ bulb=💡 busts_in_silhouette=👥 calendar=📆 camera=📷
    cat=🐱 chart_with_downwards_trend=📉 chart_with_upwards_trend=📈 checkered_flag=🏁 clap=👏
    clipboard=📋 clock1=🕐 cloud=☁️ coffee=☕ collision=💥 computer=💻 confetti_ball=🎊 confused=😕
    construction=🚧 construction_worker=👷 cool=🆒 copyright=©️ credit_card=💳 cry=😢 crystal_ball=🔮
    dart=🎯 date=📅 dizzy=💫 dog=🐶 dollar=💵 door=🚪 droplet=💧 ear=👂 earth_africa=🌍 earth_americas=🌎
    earth_asia=🌏 electric_plug=🔌 elephant=🐘 email=✉️ envelope=✉️ exclamation=❗ heavy_exclamation_mark=❗
    eyes=👀 factory=🏭 fire=🔥 fireworks=🎆 floppy_disk=💾 flashlight=🔦 four=4️⃣ five=5️⃣ gear=⚙️ gem=💎
    gift=🎁 globe_with_meridians=🌐 green_circle=🟢 green_heart=💚 grey_exclamation=❕ grey_question=❔
    grin=😁 grinning=😀 hammer=🔨 hammer_and_wrench=🛠️ handshake=🤝 hash=#️⃣ heart=❤️ heart_eyes=😍
    heavy_check_mark=✔️ heavy_minus_sign=➖ heavy_multiplication_x=✖️ heavy_plus_sign=➕ hourglass=⌛
    hourglass_flowing_sand=⏳ house=🏠 hugs=🤗 inbox_tray=📥 information_source=ℹ️ joy=😂 key=🔑
    label=🏷️ lady_beetle=🐞 large_blue_circle=🔵 large_orange_diamond=🔶 laughing=😆 left_right_arrow=↔️
    link=🔗 lock=🔒 loudspeaker=📢 mag=🔍 mag_right=🔎 mailbox=📫 man_technologist=👨‍💻 mega=📣 memo=📝
    pencil=📝 pencil2=✏️ microscope=🔬 milky_way=🌌 money_with_wings=💸 moneybag=💰 mortar_board=🎓
    muscle=💪 negative_squared_cross_mark=❎ new=🆕 newspaper=📰 no_entry=⛔ no_entry_sign=🚫 ok=🆗
    ok_hand=👌 one=1️⃣ open_book=📖 open_file_folder=📂 file_folder=📁 orange_circle=🟠 outbox_tray=📤
    package=📦 page_facing_up=📄 paperclip=📎 partying_face=🥳 pencil=📝 penguin=🐧 point_down=👇
    point_left=👈 point_right=👉 point_up=☝️ pray=🙏 purple_circle=🟣 purple_heart=💜 pushpin=📌
    question=❓ rabbit=🐰 racing_car=🏎️ rainbow=🌈 raised_hands=🙌 recycle=♻️ red_circle=🔴 registered=®️
    repeat=🔁 robot=🤖 rocket=🚀 roll_eyes=🙄 rotating_light=🚨 round_pushpin=📍 running=🏃 satellite=📡
    scales=⚖️ scissors=✂️ scroll=📜 see_no_evil=🙈 seedling=🌱 shield=🛡️ ship=🚢 six=6️⃣ skull=💀
    slightly_smiling_face=🙂 small_blue_diamond=🔹 smile=😄 smiley=😃 snake=🐍 snowflake=❄️ soon=🔜
    sos=🆘 sparkles=✨ speech_balloon=💬 star=⭐ star2=🌟 stop_sign=🛑 stopwatch=⏱️ sunglasses=😎
    sunny=☀️ sweat_smile=😅 syringe=💉 tada=🎉 test_tube=🧪 thinking=🤔 three=3️⃣ toolbox=🧰 top=🔝
    traffic_light=🚥 triangular_flag_on_post=🚩 triangular_ruler=📐 trophy=🏆 truck=🚚 turtle=🐢 two=2️⃣
    twisted_rightwards_arrows=🔀 umbrella=☔ unlock=🔓 up=🆙 v=✌️ vertical_traffic_light=🚦 warning=⚠️
    wastebasket=🗑️ watch=⌚ wave=👋 weary=😩 whale=🐳 wheelchair=♿ white_check_mark=✅
    white_large_square=⬜ white_circle=⚪ wink=😉 wrench=🔧 x=❌ yellow_circle=🟡 yellow_heart=💛
    yum=😋 zap=⚡ zero=0️⃣ zipper_mouth_face=🤐 zzz=💤
    """
}
