#!/bin/sh
# Makes PDF and OFD files of made-up reports with real programs, for tests/files/same.rs:
#
#     scripts/make-files-pages.sh FOLDER [REPORTS]
#
# For each report NUMBER.txt and NUMBER.html, and of the latter NUMBER-PROGRAM.pdf or .ofd. It needs Chromium,
# LibreOffice, Python with reportlab, and the font WenQuanYi Zen Hei. tests/files/pages holds what
#
#     scripts/make-files-pages.sh FOLDER 4
#
# makes of reports 2 and 4. To read all of a folder:
#
#     HEGAO_FILES=FOLDER cargo test --test files same
set -eu
folder=$(mkdir -p "$1" && cd "$1" && pwd)
scripts=$(dirname "$0")
HEGAO_CASES="${2:-4}" cargo run --example reports -- "$folder" --printed
node "$scripts/print.mjs" "$folder"
python3 "$scripts/make-files-pages.py" "$folder"
python3 "$scripts/make-files-ofd.py" "$folder"
cd "$folder"
for page in *.html; do
    name=${page%.html}
    soffice --headless --convert-to odt:writer8 --infilter="HTML (StarWriter)" "$page"
    soffice --headless --convert-to pdf "$name.odt"
    mv "$name.pdf" "$name-libreoffice.pdf"
    rm "$name.odt"
done
