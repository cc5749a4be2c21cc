internal import ArgumentParser

/// The completions of a shell, with what the parser's own leave out: the commands behind `help`, and in
/// bash names that hold a colon.
enum CompletionScript {
  static func text(for shell: CompletionShell) -> String {
    let script = Headroom.completionScript(for: shell)
    switch shell {
    case .bash: return bash(script)
    case .zsh:
      return script.replacingLast("'*:subcommands:'", with: "'*:subcommands:(\(commands))'")
    case .fish:
      // Theirs does not end its last line.
      return script + """

        complete -c 'headroom' -n '__headroom_should_offer_completions_for_positional "headroom help" -eq 1' \
        -fka '\(commands)'

        """
    default: return script
    }
  }

  private static let commands = Headroom.configuration.subcommands.filter {
    $0.configuration.shouldDisplay
  }.map { $0._commandName }.joined(separator: " ")

  private static func bash(_ script: String) -> String {
    script.replacingLast(
      "_headroom_help() {\n    :\n",
      with: "_headroom_help() {\n    COMPREPLY+=($(compgen -W '\(commands)' -- \"${cur}\"))\n"
    ).replacingLast("complete -o filenames -F _headroom headroom", with: wholeWords)
  }

  /// Bash ends words at colons, which names such as `git:main` hold.
  private static let wholeWords = """
    _headroom_whole_words() {
        local -a joined=()
        local -i index at=0
        for ((index = 0; index < ${#COMP_WORDS[@]}; index++)); do
            if ((index > 1)) && [[ "${COMP_WORDS[index]}" == : || "${joined[-1]}" == *: ]]; then
                joined[-1]+="${COMP_WORDS[index]}"
            else
                joined+=("${COMP_WORDS[index]}")
            fi
            ((index == COMP_CWORD)) && at=$((${#joined[@]} - 1))
        done
        if ((${#joined[@]} == ${#COMP_WORDS[@]})); then
            _headroom "$@"
            return
        fi
        local end="${2#:}"
        local -r before="${joined[at]%"${end}"}"
        local -a COMP_WORDS=("${joined[@]}")
        local -i COMP_CWORD=at
        _headroom "$1" "${joined[at]}" "${joined[at - 1]}"
        COMPREPLY=("${COMPREPLY[@]#"${before}"}")
    }

    complete -o filenames -F _headroom_whole_words headroom
    """
}

extension String {
  /// With another text in place of the last that is there.
  fileprivate func replacingLast(_ text: String, with other: String) -> String {
    let (all, part) = (Array(utf8), Array(text.utf8))
    guard part.count <= all.count else { return self }
    for start in stride(from: all.count - part.count, through: 0, by: -1)
    where all[start..<start + part.count].elementsEqual(part) {
      let bytes = all[..<start] + Array(other.utf8) + all[(start + part.count)...]
      return String(decoding: bytes, as: UTF8.self)
    }
    return self
  }
}
