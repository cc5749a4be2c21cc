# Writes the sources of several modules as those of one: `awk -v modules="A B" -v folder=DIR -f this FILES`.
# Imports of each other go, and what was public is internal, so that the compiler can leave out what
# nothing calls. Messages still name the file and line of the source.

BEGIN {
  gsub(/ /, "|", modules)
  ours = "^(public|internal) import (" modules ")$"
  attributes = "(@[A-Za-z_]+ |@[A-Za-z_]+[(][^)]*[)] )*"
}

FNR == 1 {
  if (written) close(written)
  written = FILENAME
  gsub(/\//, "-", written)
  written = folder "/" written
  print "#sourceLocation(file: \"" FILENAME "\", line: 1)" > written
}

$0 ~ ours { $0 = "" }

{ sub(/^ *@(inlinable|usableFromInline|frozen)( |$)/, "") }

$0 ~ "^ *" attributes "public " {
  sub(/public internal[(]set[)] /, "")
  sub(/public /, "")
}

{ print > written }
