#!/usr/bin/env bash
# The fonts in which the sample documents are drawn (sample_docs/draw/typefaces.py), for the tests that draw: installed
# through apt where they are missing, about 140 MB. Where they cannot be, those tests are skipped; this is no failure.
set -u

missing=()
for package in fontconfig fonts-noto-cjk fonts-arphic-gbsn00lp fonts-arphic-gkai00mp fonts-arphic-uming fonts-arphic-ukai \
  fonts-wqy-zenhei fonts-wqy-microhei fonts-lxgw-wenkai fonts-dejavu-core; do
  dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'install ok installed' || missing+=("$package")
done
[ ${#missing[@]} -eq 0 ] && exit 0

without() {
  echo "未安装 / not installed (${missing[*]}): $1；绘制材料的测试将跳过 / tests that draw documents are skipped." >&2
  exit 0
}
command -v apt-get >/dev/null 2>&1 || without "没有 apt-get / no apt-get"
sudo=()
if [ "$(id -u)" -ne 0 ]; then
  sudo -n true >/dev/null 2>&1 || without "没有管理员权限 / no administrator's rights"
  sudo=(sudo -n)
fi
echo "安装 / installing: ${missing[*]}"
export DEBIAN_FRONTEND=noninteractive
"${sudo[@]}" apt-get update -qq >/dev/null 2>&1
"${sudo[@]}" apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null 2>&1 \
  || without "apt-get 未能安装 / apt-get could not install them"
