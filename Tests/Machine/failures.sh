#!/bin/bash
# failures.sh HEADROOM: what the program says, and leaves, when the machine fails it.
#
# A full disk is a small file system of its own, which takes Linux and user namespaces; no network
# is a port where nobody listens; a missing program is an empty PATH. Each must end with 3, one line
# of the cause, one of what to do, and the site that was there. Ends with 1 when one does not.
set -u
headroom=$(realpath "${1:-.build/release/headroom}")
if [ "${2:-}" != inside ]; then
  unshare --user --map-root-user --mount true 2>/dev/null || { echo "skipped: needs user namespaces"; exit 0; }
  exec unshare --user --map-root-user --mount "$0" "$headroom" inside
fi

work=$(mktemp -d)
mount -t tmpfs -o size=6m tmpfs "$work"
cd "$work" || exit 1
failed=0
say() { if [ "$1" = 0 ]; then echo "ok   $2"; else echo "FAIL $2"; failed=1; fi; }

# fails WHAT PATTERN COMMAND...: it must end with 3, a cause that matches, and advice.
fails() {
  local what=$1 pattern=$2 code words
  shift 2
  words=$("$@" 2>&1)
  code=$?
  grep -qE "^error: .*$pattern" <<<"$words" && grep -q '^  hint: ' <<<"$words" &&
    [ "$(wc -l <<<"$words")" = 2 ] && [ "$code" = 3 ]
  say $? "$what: $(head -1 <<<"$words")"
}
# intact WHAT: the site is the one that was published first.
intact() { (cd site && md5sum --quiet --check ../sums) && [ "$(ls -d site*)" = site ]; say $? "$1 leaves the old site"; }

mkdir content
echo 'title: Ours' >content/handbook.yaml
echo '# Home' >content/index.md
git init --quiet --bare --initial-branch=main host.git
"$headroom" publish folder:site --content content 2>/dev/null
"$headroom" publish git:host.git#pages --content content 2>/dev/null
(cd site && find . -type f -exec md5sum {} +) >sums
tip=$(git -C host.git rev-parse pages)

head -c 3500000 /dev/urandom >content/large.bin
fails "publish to a folder on a full disk" "No space left" "$headroom" publish folder:site --content content
intact "it"
fails "build on a full disk" "No space left" "$headroom" build content --output site
intact "it"
fails "build of a new site on a full disk" "No space left" "$headroom" build content --output new/site
[ ! -e new ]; say $? "it leaves nothing"
fails "publish to a repository on a full disk" "could not store" "$headroom" publish git:host.git#pages --content content
[ "$tip" = "$(git -C host.git rev-parse pages)" ]; say $? "it leaves the branch"
fails "a full TMPDIR" "No space left" env TMPDIR="$work" "$headroom" publish folder:/nowhere/site --content content
[ -z "$(find . -maxdepth 1 -name 'headroom-*')" ]; say $? "it leaves nothing there"
rm content/large.bin

printf '#!/bin/sh\necho "the branch is frozen" >&2\nexit 1\n' >host.git/hooks/pre-receive
chmod +x host.git/hooks/pre-receive
echo '# Another home' >content/index.md
fails "a refused push" "refused the push" "$headroom" publish git:host.git#pages --content content
[ "$tip" = "$(git -C host.git rev-parse pages)" ]; say $? "it leaves the branch"

fails "no network for git" "unable to access" "$headroom" publish git:https://127.0.0.1:1/x.git#pages --content content
if command -v aws >/dev/null; then
  fails "no network for aws" "aws: Could not connect" env AWS_ENDPOINT_URL=http://127.0.0.1:1 AWS_ACCESS_KEY_ID=a \
    AWS_SECRET_ACCESS_KEY=b AWS_DEFAULT_REGION=us-east-1 AWS_MAX_ATTEMPTS=1 "$headroom" publish s3://bucket/x --content content
else
  echo "skipped: no network for aws needs the program aws"
fi
for target in git:host.git#pages s3://bucket/x rclone:remote:x; do
  fails "a missing program" "is not installed" env PATH=/nowhere "$headroom" publish "$target" --content content
done
cd / && umount "$work" && rmdir "$work"
exit $failed
