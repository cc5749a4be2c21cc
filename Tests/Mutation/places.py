"""Finds places in Swift sources where a small change compiles and ought to break something."""

import re

# What may be changed into what: a name for the kind, a pattern, and the replacements to choose from.
KINDS = [
    ("comparison", r"(?<=\s)(<=|>=|<|>)(?=\s)", {"<": ["<=", ">"], "<=": ["<", ">"], ">": [">=", "<"], ">=": [">", "<"]}),
    ("equality", r"(?<=\s)(==|!=)(?=\s)", {"==": ["!="], "!=": ["=="]}),
    ("arithmetic", r"(?<=\s)(\+|-|\*|/)(?=\s)", {"+": ["-"], "-": ["+"], "*": ["/"], "/": ["*"]}),
    ("logic", r"(?<=\s)(&&|\|\|)(?=\s)", {"&&": ["||"], "||": ["&&"]}),
    ("negation", r"(?<=[\s(])(!)(?=[A-Za-z(])", {"!": [""]}),
    ("truth", r"\b(true|false)\b", {"true": ["false"], "false": ["true"]}),
    ("range", r"(\.\.<)", {"..<": ["..."]}),
    ("extreme", r"(?<![.\w])(min|max)(?=\()", {"min": ["max"], "max": ["min"]}),
    ("end", r"\.(first|last)\b(?!\w)", {"first": ["last"], "last": ["first"]}),
    ("constant", r"(?<![\w.$#])(\d[\d_]*)(?![\w.])", None),
    ("branch", r"(?<=\s)(if )(?!#|let\b|var\b|case\b)", {"if ": ["if false, "]}),
    ("binding", r"(?<=\s)(if )(?=let\b|case\b)", {"if ": ["if false, "]}),
    ("guard", r"\bguard ()(?!let\b|var\b|case\b)(?=[^,{}]*? else \{)", {"": ["true || "]}),
    ("statement", r"^[ ]*()(?=[\w.\[\]]+\.(?:append|insert|removeLast|removeFirst|formUnion|sort)\(.*\)$)", {"": ["_ = 0  // "]}),
]

# Lines in which a change shows in speed, memory or the message of a crash only.
SKIPPED = re.compile(
    r"reserveCapacity|precondition|fatalError|assert|@inline|@available|#if|^\s*import |capacity:|"
    r"static func < |static func == |hash\(into")


def masked(text):
    """The source with comments and strings blanked, of the same length; interpolations are blanked too."""
    out = list(text)
    blank = lambda i, j: out.__setitem__(slice(i, j), [c if c == "\n" else " " for c in text[i:j]])
    pattern = re.compile(r'//[^\n]*|/\*.*?\*/|(#*)"""(?:.|\n)*?"""\1|(#+)"(?:.|\n)*?"\2|"(?:\\.|[^"\\\n])*"', re.S)
    for match in pattern.finditer(text):
        blank(match.start(), match.end())
    return "".join(out)


def replacements(kind, found, choices):
    if choices is None:
        number = int(found.replace("_", ""))
        return [str(number + 1)] + ([str(number - 1)] if number > 0 else [])
    return choices[found]


def places(path):
    """Every (kind, start, end, choices) of a file."""
    text = path.read_text(encoding="utf-8")
    code = masked(text)
    for kind, pattern, choices in KINDS:
        for match in re.finditer(pattern, code, re.M):
            start, end = match.span(1)
            line = text[text.rfind("\n", 0, start) + 1 : text.find("\n", start)]
            if SKIPPED.search(line) or (match.group(1) == "+" and '"' in line):
                continue
            yield kind, start, end, replacements(kind, match.group(1), choices)


def snippet(text, start, end, module):
    """The shortest run of whole lines around a place that the module has once; nil where none is."""
    first = text.rfind("\n", 0, start) + 1
    last = text.find("\n", end)
    for _ in range(8):
        if sum(other.count(text[first:last]) for other in module) == 1:
            return first, last
        first = text.rfind("\n", 0, max(first - 1, 0)) + 1
        last = max(text.find("\n", last + 1), last)
    return None


def mutant(module, path, texts, kind, start, end, new):
    """A mutant as the list has it; nil for a place that cannot be named by its lines."""
    text = path.read_text(encoding="utf-8")
    around = snippet(text, start, end, texts)
    if around is None:
        return None
    first, last = around
    begin, finish = text.rfind("\n", 0, start) + 1, text.find("\n", start)
    changed = (text[begin:start] + new + text[end:finish]).strip()
    return {
        "module": module,
        "find": text[first:last],
        "replace": text[first:start] + new + text[end:last],
        "breaks": f"{path.name}: {kind}: `{text[begin:finish].strip()}` becomes `{changed}`",
    }


def is_equivalent(candidate, equivalents):
    return any(e["module"] == candidate["module"] and e["breaks"] == candidate["breaks"] for e in equivalents)


def draw(root, modules, count, generator, equivalents):
    """Mutants drawn at random: the modules in turn, every kind as likely as another, one in a file."""
    chosen, used = [], set()
    modules = [m for m in modules if (root / "Sources" / m).is_dir()]
    turn = 0
    while len(chosen) < count and turn < 100 * count:
        module = modules[turn % len(modules)]
        turn += 1
        files = sorted((root / "Sources" / module).rglob("*.swift"))
        found = [(f, p) for f in files if f not in used for p in places(f)]
        if not found:
            continue
        kind = generator.choice(sorted({p[0] for _, p in found}))
        path, (_, start, end, choices) = generator.choice([x for x in found if x[1][0] == kind])
        texts = [f.read_text(encoding="utf-8") for f in files]
        candidate = mutant(module, path, texts, kind, start, end, generator.choice(choices))
        if candidate and not is_equivalent(candidate, equivalents):
            used.add(path)
            chosen.append(candidate)
    return chosen
