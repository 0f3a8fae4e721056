#!/usr/bin/env bash
# Installs with apt whatever of the oracles (GDAL, PROJ, PostGIS, poppler), of npm and a browser for the page and of a Chinese font is missing, runs every test, and ends in one line: N passed, N failed, N skipped.
set -euo pipefail
cd "$(dirname "$0")/.."

missing=()
command -v ogr2ogr >/dev/null || missing+=(gdal-bin)
command -v cs2cs >/dev/null || missing+=(proj-bin)
command -v openssl >/dev/null || missing+=(openssl)
compgen -G '/usr/lib/postgresql/*/bin/initdb' >/dev/null || missing+=(postgresql)
compgen -G '/usr/share/postgresql/*/extension/postgis.control' >/dev/null || missing+=(postgresql-postgis)
command -v npm >/dev/null || missing+=(npm)
command -v pdftotext >/dev/null || missing+=(poppler-utils)
{ command -v chromium || command -v chromium-browser || command -v google-chrome; } >/dev/null || missing+=(chromium)
compgen -G '/usr/share/fonts/*/wqy/wqy-microhei.ttc' >/dev/null || missing+=(fonts-wqy-microhei)
if [ ${#missing[@]} -gt 0 ]; then
  as_root=()
  [ "$(id -u)" -eq 0 ] || as_root=(sudo)
  "${as_root[@]}" apt-get update -qq
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
fi

results=$(mktemp -d)
trap 'rm -rf "$results"' EXIT
status=0
dotnet test EcoGis.sln -c Release --nologo --logger 'trx' --results-directory "$results" || status=$?

count() { cat "$results"/*.trx 2>/dev/null | grep -o "<Counters [^>]*>" | grep -o " $1=\"[0-9]*\"" | grep -o '[0-9]*' | awk '{n += $1} END {print n + 0}'; }
passed=$(count passed)
failed=$(count failed)
skipped=$(($(count total) - $(count executed)))
[ "$status" -eq 0 ] || [ "$failed" -gt 0 ] || failed=1
[ "$passed" -gt 0 ] || status=1
echo "$passed passed, $failed failed, $skipped skipped"
exit "$status"
