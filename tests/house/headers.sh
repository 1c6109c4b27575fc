#!/usr/bin/env bash
# Each header stands alone: it compiles by itself, and has include protection. usage: headers.sh ROOT
set -u
root=$1 broken=0 n=0
extra=$(pkg-config --cflags libcjson libuv libwebsockets sqlite3)
cd "$root" || exit 1
while read -r header; do
  n=$((n + 1))
  # shellcheck disable=SC2086
  echo "#include \"$header\"" | cc -std=c17 -D_POSIX_C_SOURCE=200809L -D_DEFAULT_SOURCE -I. $extra -Wall -Wextra -Werror -fsyntax-only -x c - || { echo "$header does not stand alone"; broken=1; }
  grep -q '^#pragma once' "$header" || { echo "$header lacks #pragma once"; broken=1; }
done < <(find base sales store commands notifiers bot -name '*.h')
echo "$n headers"
[ "$n" -gt 30 ] || broken=1
exit "$broken"
