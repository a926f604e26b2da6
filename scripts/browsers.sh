#!/bin/sh
# Finds what the browser tests use: Chromium, Firefox, nginx, Apache httpd, Chinese fonts, the editors of
# the examples. Installs them where that is possible; only Chromium and the fonts cannot be done without.
set -e

if [ ! -f examples/cms/node_modules/.package-lock.json ] || [ examples/cms/package-lock.json -nt examples/cms/node_modules/.package-lock.json ]; then
  npm ci --prefix examples/cms --ignore-scripts --no-audit --no-fund
fi

missing=""
command -v "${CHROMIUM:-chromium}" >/dev/null || missing="chromium"
[ -n "$(fc-list :lang=zh 2>/dev/null | head -n 1)" ] || missing="$missing fontconfig fonts-noto-cjk"
wanted=""
command -v "${FIREFOX:-firefox-esr}" >/dev/null || command -v firefox >/dev/null || wanted="firefox-esr"
command -v nginx >/dev/null || wanted="$wanted nginx-light"
command -v apache2 >/dev/null || command -v httpd >/dev/null || wanted="$wanted apache2-bin"
[ -z "$missing$wanted" ] && exit 0

if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
  apt-get update -q
  for package in $wanted; do
    DEBIAN_FRONTEND=noninteractive apt-get install -qy --no-install-recommends "$package" ||
      echo "not installed, its tests are left out: $package" >&2
  done
  # shellcheck disable=SC2086
  [ -z "$missing" ] || DEBIAN_FRONTEND=noninteractive apt-get install -qy --no-install-recommends $missing
  exit 0
fi
[ -z "$wanted" ] || echo "not there, their tests are left out: $wanted" >&2
[ -z "$missing" ] && exit 0
echo "missing for the browser tests: $missing" >&2
echo "on Debian or Ubuntu: sudo apt-get install $missing; or set CHROMIUM to the browser's path" >&2
exit 1
