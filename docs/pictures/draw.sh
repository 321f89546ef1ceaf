#!/usr/bin/env bash
# Draws report.png, the README's picture, from a sample's report. Needs chromium and the Noto CJK fonts.
# Usage: docs/pictures/draw.sh [report.html]   (after `make demo`)
set -euo pipefail
here="$(cd "$(dirname "$0")" && pwd)"
report="$(realpath "${1:-$here/../../build/demo/submissions/seal-of-another-company/report.html}")"
shot="$(mktemp --suffix=.png)"
trap 'rm -f "$shot"' EXIT
chromium --headless --no-sandbox --disable-gpu --hide-scrollbars --window-size=1280,2240 \
  --screenshot="$shot" "file://$report" 2>/dev/null
"$here/../../.venv/bin/python" - "$shot" "$here/report.png" <<'PYTHON'
import sys
from PIL import Image
with Image.open(sys.argv[1]) as shot:
    small = shot.convert("RGB").resize((1100, round(1100 * shot.height / shot.width)), Image.Resampling.LANCZOS)
    small.quantize(256, method=Image.Quantize.MAXCOVERAGE, kmeans=1, dither=Image.Dither.NONE).save(sys.argv[2], optimize=True)
PYTHON
