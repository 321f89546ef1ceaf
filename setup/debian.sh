#!/usr/bin/env bash
# Installs the Debian packages that chushen needs and that are missing; elsewhere it says what to install.
set -euo pipefail

missing=()
command -v tesseract >/dev/null 2>&1 || missing+=(tesseract-ocr)
if ! command -v tesseract >/dev/null 2>&1 || ! tesseract --list-langs 2>/dev/null | grep -qx chi_sim; then
  missing+=(tesseract-ocr-chi-sim)
fi
"${PYTHON:-python3}" -c 'import ensurepip' 2>/dev/null || missing+=(python3-venv)

# Word files and notices are drawn in a Chinese font of this machine: where there is none, a small one (1.6 MB, Apache-2.0)
find /usr/share/fonts /usr/local/share/fonts -name 'Noto*CJK*' -o -name 'wqy-*' -o -name 'SourceHan*' -o -name 'gbsn00lp*' \
  -o -name 'uming*' -o -name 'DroidSansFallback*' 2>/dev/null | grep -q . || missing+=(fonts-wqy-microhei)

[ ${#missing[@]} -eq 0 ] && exit 0

if ! command -v apt-get >/dev/null 2>&1; then
  cat >&2 <<EOF
chushen 需要以下软件，本机尚未安装：${missing[*]}（Debian 软件包名）。
chushen needs what Debian calls: ${missing[*]}
This system has no apt-get. Install Tesseract 5 with the Simplified Chinese data (chi_sim) and a Chinese font, for example
  Fedora:  dnf install tesseract tesseract-langpack-chi_sim google-noto-sans-cjk-fonts
  macOS:   brew install tesseract tesseract-lang
and run the same command again.
EOF
  exit 1
fi

sudo=()
if [ "$(id -u)" -ne 0 ]; then
  if ! command -v sudo >/dev/null 2>&1; then
    echo "请以管理员身份运行 / as an administrator, run: apt-get install ${missing[*]}" >&2
    exit 1
  fi
  sudo=(sudo)
fi
echo "安装 / installing: ${missing[*]}"
export DEBIAN_FRONTEND=noninteractive
"${sudo[@]}" apt-get update -qq
"${sudo[@]}" apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
