#!/usr/bin/env bash
# See that the page tests have a Chromium and a Chinese font; as root on Debian, install what is missing.
set -euo pipefail

has_chromium() { command -v chromium || command -v chromium-browser || command -v google-chrome; }
has_chinese_font() { fc-list :lang=zh | grep -q .; }

missing() {
    has_chromium >/dev/null || echo chromium
    command -v fc-list >/dev/null || echo fontconfig
    has_chinese_font 2>/dev/null || echo fonts-wqy-microhei
}

mapfile -t packages < <(missing)
if ((${#packages[@]})) && [[ $EUID -eq 0 ]] && command -v apt-get >/dev/null; then
    echo "Installing for the page tests: ${packages[*]}"
    apt-get update -qq
    DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends "${packages[@]}"
    mapfile -t packages < <(missing)
fi
if ((${#packages[@]})); then
    echo "The page tests lack: ${packages[*]}. Install Chromium and a Chinese font" \
        "(Debian: sudo apt-get install ${packages[*]}); 'make quick' runs without them." >&2
    exit 1
fi
