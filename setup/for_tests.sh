#!/usr/bin/env bash
# What some tests need and chushen does not: PostgreSQL and Redis, of which the tests start servers of their own, and the
# fonts in which documents are drawn (sample_docs/draw/typefaces.py; about 140 MB). Installed through apt where missing.
# Where they cannot be, the tests that need them are skipped; this is no failure.
set -u

missing=()
compgen -G '/usr/lib/postgresql/*/bin/initdb' >/dev/null || command -v initdb >/dev/null 2>&1 || missing+=(postgresql)
command -v redis-server >/dev/null 2>&1 || missing+=(redis-server)
for package in fontconfig fonts-noto-cjk fonts-arphic-gbsn00lp fonts-arphic-gkai00mp fonts-arphic-uming fonts-arphic-ukai \
  fonts-wqy-zenhei fonts-wqy-microhei fonts-lxgw-wenkai fonts-dejavu-core fonts-liberation; do
  dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'install ok installed' || missing+=("$package")
done
[ ${#missing[@]} -eq 0 ] && exit 0

without() {
  echo "未安装 / not installed (${missing[*]}): $1；需要它们的测试将跳过 / tests that need them are skipped." >&2
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
