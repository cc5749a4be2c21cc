#!/bin/bash
# power.sh HEADROOM [TIMES]: what is on the disk of a machine that loses its power right after a build.
#
# The disk is an image in a loop device. A copy of it, taken when the build has ended and before the
# file system is unmounted, holds what has reached the disk. Each copy must hold the whole new site.
# A copy taken at a random moment during a build must hold the old site or the new one.
# Needs Linux, root, loop devices and mkfs.ext4. Prints a line for each habit; ends with 1 when one fails.
set -u
headroom=$(realpath "${1:-.build/release/headroom}")
times=${2:-10}
work=$(mktemp -d)
trap 'umount "$work/disk" "$work/copy" 2>/dev/null; rm -rf "$work"' EXIT
mkdir "$work/disk" "$work/copy"
truncate -s 256M "$work/image"
mkfs.ext4 -q "$work/image" && mount -o loop "$work/image" "$work/disk" 2>/dev/null ||
  { echo "skipped: needs root and loop devices"; exit 0; }

export XDG_CACHE_HOME=$work/cache
content=$work/content
"$headroom" init "$work/book" 2>/dev/null && mv "$work/book/content" "$content"
failed=0
say() { if [ "$1" = 0 ]; then echo "ok   $2"; else echo "FAIL $2"; failed=1; fi; }

# sums FOLDER: every file of a site with its digest.
sums() { (cd "$1" && find . -type f -exec md5sum {} + | sort -k2); }
# reference NUMBER: what a build of the content with this number gives.
write() { printf '# Home\n\nBuild %s.\n' "$1" >"$content/index.md"; for i in $(seq 200); do printf '# Page %s\n\nBuild %s.\n' "$i" "$1" >"$content/page-$i.md"; done; }
reference() { write "$1" && "$headroom" build "$content" --output "$work/reference-$1" 2>/dev/null && sums "$work/reference-$1"; }
# copied: the sums of the site in a copy of the disk as it is now.
copied() {
  cp --sparse=always "$work/image" "$work/image-copy"
  mount -o loop "$work/image-copy" "$work/copy" || return 1
  if [ -d "$work/copy/site" ]; then sums "$work/copy/site"; else echo "no site"; fi
  umount "$work/copy"
}

old=$(reference old)
new=$(reference new)
torn=0
for run in $(seq "$times"); do
  write old && "$headroom" build "$content" --output "$work/disk/site" 2>/dev/null
  [ "$(copied)" = "$old" ] || torn=$((torn + 1))
  write new && "$headroom" build "$content" --output "$work/disk/site" 2>/dev/null
  [ "$(copied)" = "$new" ] || torn=$((torn + 1))
done
[ $torn = 0 ]; say $? "a loss of power after a build: $torn of $((2 * times)) sites not whole"

torn=0
for run in $(seq "$times"); do
  write old && "$headroom" build "$content" --output "$work/disk/site" 2>/dev/null
  write new
  "$headroom" build "$content" --output "$work/disk/site" 2>/dev/null &
  sleep "0.$((RANDOM % 900 + 10))"
  found=$(copied)
  wait
  [ "$found" = "$old" ] || [ "$found" = "$new" ] || torn=$((torn + 1))
done
[ $torn = 0 ]; say $? "a loss of power during a build: $torn of $times sites not whole"
exit $failed
