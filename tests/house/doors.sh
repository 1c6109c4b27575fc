#!/usr/bin/env bash
# Which object may reach which library: one door each. usage: doors.sh BUILD_DIR
set -u
doors='clock_gettime|gettimeofday|time$	floor_base.dir/base/(clock|log)\.c
sqlite3_	floor_store.dir/
curl_	floor_base.dir/base/http[a-z_]*\.c
uv_	floor_base.dir/base/(loop|local|http|web|ws)[a-z_]*\.c
lws_	floor_base.dir/base/(web|ws)[a-z_]*\.c
icaltime	floor_base.dir/base/zone\.c
config_(init|read|lookup|setting)	floor_base.dir/base/settings[a-z_]*\.c
crypto_|randombytes|sodium_	floor_base.dir/base/secret\.c
unorm2_|utrans_|u_str|ucasemap	floor_base.dir/base/(text|normal)\.c
uspoof_|uscript_	floor_base.dir/base/alike\.c'

# Objects, but for those that a file left behind which has moved away since.
objects() {
  find "$1/CMakeFiles" -path '*floor_*.dir*' -name '*.o' | while read -r object; do
    source=${object#*.dir/}
    if [ -f "${source%.o}" ] || [ -f "$1/${source%.o}" ]; then echo "$object"; fi
  done
}

cd "$(dirname "$0")/../.." || exit 1
# One line for each name that an object leaves to others: "OBJECT NAME".
names=$(objects "$1" | xargs nm -u -A |
  sed -E 's/^(.*\.o): +U ([a-zA-Z0-9_]+).*/\1 \2/')
n=$(cut -d' ' -f1 <<<"$names" | sort -u | wc -l)
broken=0
while IFS=$'\t' read -r symbols objects; do
  users=$(grep -E " ($symbols)" <<<"$names" | grep -vE "$objects" | head -n 5)
  if [ -n "$users" ]; then echo "not its door:"; echo "$users"; broken=1; fi
  grep -qE "${objects}[^ ]* (${symbols})" <<<"$names" || { echo "nobody uses $symbols: is the door gone?"; broken=1; }
done <<<"$doors"
echo "$n objects"
[ "$n" -gt 100 ] || broken=1
exit "$broken"
