#!/bin/sh
# Finds Chromium and Chinese fonts for the browser tests; installs them where that is possible.
set -e

missing=""
command -v "${CHROMIUM:-chromium}" >/dev/null || missing="chromium"
[ -n "$(fc-list :lang=zh 2>/dev/null | head -n 1)" ] || missing="$missing fontconfig fonts-noto-cjk"
[ -z "$missing" ] && exit 0

if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
  apt-get update -q
  # shellcheck disable=SC2086
  DEBIAN_FRONTEND=noninteractive apt-get install -qy --no-install-recommends $missing
else
  echo "missing for the browser tests: $missing" >&2
  echo "on Debian or Ubuntu: sudo apt-get install $missing; or set CHROMIUM to the browser's path" >&2
  exit 1
fi
