#!/bin/bash
# processes.sh HEADROOM: what the program does when it may start no process or thread, or few.
#
# Needs Linux, and root to become a user whom the limit holds. Nothing may hang: each command ends by
# itself, with 3 where it can't do its work. Ends with 1 when one does not.
set -u
headroom=$(realpath "${1:-.build/release/headroom}")
[ "$(id -u)" = 0 ] && command -v setpriv prlimit >/dev/null || { echo "skipped: needs root, setpriv and prlimit"; exit 0; }

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work" || exit 1
cp "$headroom" headroom
mkdir -p content
echo 'title: Ours' >content/handbook.yaml
for page in {1..100}; do echo "# Page $page" >"content/$page.md"; done
echo '# Home' >content/index.md
git init --quiet --bare host.git
# A user that nobody is, so that no process counts but ours.
user=$((60000 + RANDOM % 5000))
chown -R $user .
failed=0
for limit in 0 1 2 3 8; do
  for command in "check" "build --output new" "size" "publish git:./host.git#pages" "compare git:HEAD current" "--version"; do
    words=$(timeout 20 setpriv --reuid=$user --regid=$user --clear-groups env -i PATH="$PATH" HOME="$work" \
      prlimit --nproc=$limit "$work/headroom" $command 2>&1)
    code=$?
    if [ $code -le 3 ]; then echo "ok   $limit processes, $command: $code $(head -1 <<<"$words")"; else
      echo "FAIL $limit processes, $command: $code $words"; failed=1; fi
  done
done
exit $failed
