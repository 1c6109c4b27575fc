#!/usr/bin/env bash
# Which object may reach which library: one door each. usage: doors.sh BUILD_DIR
set -u
build=$1 broken=0 seen=0

door() { # pattern of symbols, pattern of objects that may use them
  local object
  while read -r object; do
    seen=$((seen + 1))
    [[ $object =~ $2 ]] && continue
    if nm -u "$object" | grep -qE " U ($1)"; then
      echo "$object reaches $(nm -u "$object" | grep -oE " U ($1)[a-z_0-9]*" | head -3 | tr '\n' ' ')"
      broken=1
    fi
  done < <(find "$build/CMakeFiles" -path '*floor_*.dir*' -name '*.o')
}

door 'clock_gettime|gettimeofday|time$' 'floor_base.dir/base/(clock|log)\.c'
door 'sqlite3_' 'floor_store.dir/'
door 'curl_' 'floor_base.dir/base/http[a-z_]*\.c'
door 'uv_' 'floor_base.dir/base/(loop|local|http|web|ws)[a-z_]*\.c'
door 'lws_' 'floor_base.dir/base/(web|ws)[a-z_]*\.c'
door 'icaltime' 'floor_base.dir/base/zone\.c'
door 'config_(init|read|lookup|setting)' 'floor_base.dir/base/settings[a-z_]*\.c'
door 'crypto_|randombytes|sodium_' 'floor_(base.dir/base/secret|store.dir/store/(audit|backup|manifest))[a-z_]*\.c'
door 'unorm2_|u_str|ucasemap' 'floor_base.dir/base/text[a-z_]*\.c'
[ "$seen" -gt 300 ] || { echo "only $seen objects were looked at"; exit 1; }
[ "$broken" -eq 0 ] && echo "every library has its one door ($seen looks)"
exit "$broken"
