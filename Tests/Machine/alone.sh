#!/bin/bash
# alone.sh HEADROOM: the released program in a tree that holds nothing else, but for /proc and /dev/null.
#
# Needs Linux and user namespaces. Prints a line for each habit; ends with 1 when one of them fails.
set -u
headroom=$(realpath "${1:-.build/dist/headroom}")
if [ "${2:-}" != inside ]; then
  unshare --user --map-root-user --mount --pid --fork true 2>/dev/null || { echo "skipped: needs user namespaces"; exit 0; }
  exec unshare --user --map-root-user --mount --pid --fork "$0" "$headroom" inside
fi

root=$(mktemp -d)
mount -t tmpfs tmpfs "$root"
mkdir "$root"/{proc,dev,tmp}
mount -t proc proc "$root/proc"
touch "$root/dev/null" && mount --bind /dev/null "$root/dev/null"
cp "$headroom" "$root/headroom"
failed=0
works() {
  local words code
  words=$(chroot "$root" /headroom "$@" 2>&1)
  code=$?
  if [ $code = 0 ]; then echo "ok   headroom $*: $(tail -1 <<<"$words")"; else echo "FAIL headroom $*: $code $words"; failed=1; fi
}
works --version
works init /book --ci github
works check /book/content
works build /book/content --output /book/site
works build /book/content --output /book/site --check
works size --content /book/content
works publish folder:/www --content /book/content --version 1.0
# Bash's own clock, so that nothing else is measured.
start=${EPOCHREALTIME/./}
for _ in {1..20}; do chroot "$root" /headroom --version >/dev/null; done
took=$(((${EPOCHREALTIME/./} - start) / 20))
if [ $took -lt 15000 ]; then echo "ok   starts in $took µs"; else echo "FAIL starts in $took µs"; failed=1; fi
umount -R "$root" && rmdir "$root"
exit $failed
