# Finds the JDK, Maven, Chromium and Temporal, and gets what is missing where that can be done.

cache() { printf '%s' "${XDG_CACHE_HOME:-$HOME/.cache}/flowhq"; }

# Read by the shell itself, as modules are: every call of ./flowhq asks several times, and each sed is a process.
jdk_version() {
  local line
  while IFS= read -r line; do
    case "$line" in JAVA_VERSION=\"*\"*) line=${line#*\"}; printf '%s' "${line%%\"*}"; return ;; esac
  done 2>/dev/null <"$1/release" || true
}

jdk_fits() {
  local version
  version=$(jdk_version "$1")
  [ -x "$1/bin/javac" ] && [ "$(default "${version%%.*}" 0)" -ge 21 ] 2>/dev/null
}

find_jdk() {
  local candidate best= version highest=0
  if [ -n "${FLOWHQ_JAVA_HOME:-}" ]; then
    jdk_fits "$FLOWHQ_JAVA_HOME" && printf '%s' "$FLOWHQ_JAVA_HOME"
    return
  fi
  candidate=$(command -v javac || true)
  while [ -L "$candidate" ]; do candidate=$(readlink "$candidate"); done
  for candidate in "${JAVA_HOME:-}" "${candidate%/bin/javac}"; do
    if [ -n "$candidate" ] && jdk_fits "$candidate"; then printf '%s' "$candidate"; return; fi
  done
  for candidate in /usr/lib/jvm/* /Library/Java/JavaVirtualMachines/*/Contents/Home \
    /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home "$(/usr/libexec/java_home -v 21+ 2>/dev/null || true)" \
    "$HOME"/.sdkman/candidates/java/*; do
    if jdk_fits "$candidate"; then
      version=$(jdk_version "$candidate"); version=${version%%.*}
      if [ "$version" -gt "$highest" ]; then best=$candidate highest=$version; fi
    fi
  done
  [ -n "$best" ] && printf '%s' "$best"
}

need_java() {
  JAVA_HOME=$(find_jdk) || fail 1 "$(if [ -n "${FLOWHQ_JAVA_HOME:-}" ]; then printf 'FLOWHQ_JAVA_HOME=%s is no JDK 21 or newer.' "$FLOWHQ_JAVA_HOME"; else printf 'No JDK 21 or newer found: install one (apt install openjdk-21-jdk, brew install openjdk) or set FLOWHQ_JAVA_HOME.'; fi)"
  export JAVA_HOME
}

find_maven() {
  local version
  command -v mvn >/dev/null || return 1
  version=$(mvn -version 2>/dev/null | sed -n -E 's/.*Apache Maven ([0-9]+\.[0-9]+)(\.[^ ]*)?.*/\1/p')
  case "$version" in [4-9].* | 3.[89] | 3.[1-9][0-9]) printf '%s in %s' "$version" "$(command -v mvn)" ;; *) return 1 ;; esac
}

# doctor's lines for what the launcher itself needs; the rest is checked in Java. False when it cannot go on.
report_build_tools() {
  local found usable=0
  if found=$(find_jdk); then report ok JDK "$(jdk_version "$found") in $found"
  else usable=1; report missing JDK "a JDK 21 or newer: install one (apt install openjdk-21-jdk, brew install openjdk) or set FLOWHQ_JAVA_HOME"; fi
  if found=$(find_maven); then report ok Maven "$found"
  elif can_apt; then report "will get" Maven "by apt install maven"
  else usable=1; report missing Maven "Maven 3.8 or newer: apt install maven, brew install maven"; fi
  return $usable
}

# The settings that doctor gets from here and nobody has given.
found_here() {
  [ -n "$(asked_chromium)" ] || printf 'FLOWHQ_CHROMIUM '
  [ -n "${FLOWHQ_TEMPORAL:-}" ] || printf 'FLOWHQ_TEMPORAL '
  [ -n "${FLOWHQ_HOME:-}" ] || printf 'FLOWHQ_HOME '
}

report() { printf '  %-8s %-11s %s\n' "$1" "$2" "$3"; }

need_maven() {
  if ! find_maven >/dev/null; then
    can_apt && step "Installing Maven" env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends maven \
      || fail 1 "No Maven 3.8 or newer found: install it (apt install maven, brew install maven)."
  fi
  # Maven 3.8 itself uses what JDK 24 and newer warn about.
  [ "$(jdk_version "$JAVA_HOME" | cut -d. -f1)" -lt 24 ] || export MAVEN_OPTS="${MAVEN_OPTS:-} --sun-misc-unsafe-memory-access=allow --enable-native-access=ALL-UNNAMED"
}

asked_chromium() { printf '%s' "${FLOWHQ_CHROMIUM:-${PUPPETEER_EXECUTABLE_PATH:-}}"; }

# The list that the bot-worker searches, too; a line may be a pattern, ~ is the home and @cache our cache.
chromium_candidates() {
  local line
  while IFS= read -r line; do
    case "$line" in "" | \#*) continue ;; esac
    line=${line/#~/$HOME}
    compgen -G "${line/#@cache/$(cache)}" || true
  done <"$root/launcher/chromium.list"
}

find_chromium() {
  local candidate asked
  asked=$(asked_chromium)
  if [ -n "$asked" ]; then
    [ -x "$asked" ] && [ ! -d "$asked" ] && printf '%s' "$asked"
    return
  fi
  while IFS= read -r candidate; do
    if [ -x "$candidate" ] && [ ! -d "$candidate" ]; then printf '%s' "$candidate"; return; fi
  done <<<"$(chromium_candidates)"
  return 1
}

# How a Chromium that is missing will be got; empty where it cannot.
chromium_source() {
  if [ -n "$(asked_chromium)" ]; then return
  elif can_apt; then printf 'apt install chromium-headless-shell'
  else printf "Playwright's installer"; fi
}

need_chromium() {
  local asked
  asked=$(asked_chromium)
  if ! FLOWHQ_CHROMIUM=$(find_chromium); then
    [ -z "$asked" ] || fail 1 "FLOWHQ_CHROMIUM=$asked is no program that can be run."
    { can_apt && step "Installing chromium-headless-shell" install_chromium; } \
      || step "Getting a Chromium with Playwright's installer" install_playwright_chromium \
      || fail 1 "No Chromium found: install chromium-headless-shell (apt install chromium-headless-shell) or set FLOWHQ_CHROMIUM."
    FLOWHQ_CHROMIUM=$(find_chromium) || fail 1 "No Chromium found: set FLOWHQ_CHROMIUM."
  fi
  export FLOWHQ_CHROMIUM
}

install_chromium() {
  export DEBIAN_FRONTEND=noninteractive
  apt-get install -y --no-install-recommends chromium-headless-shell \
    || { apt-get update && apt-get install -y --no-install-recommends chromium-headless-shell; }
}

install_playwright_chromium() {
  [ -f "$root/local/target/local-exec.jar" ] || return 1
  PLAYWRIGHT_BROWSERS_PATH=$(cache)/browsers "$JAVA_HOME/bin/java" -Dloader.main=com.microsoft.playwright.CLI \
    -cp "$root/local/target/local-exec.jar" org.springframework.boot.loader.launch.PropertiesLauncher \
    install --only-shell chromium
}

temporal_cached() { printf '%s' "$(cache)/temporal-$temporal_version/temporal"; }

find_temporal() {
  local candidate
  for candidate in "${FLOWHQ_TEMPORAL:-}" "$(command -v temporal || true)" "$(temporal_cached)"; do
    if [ -n "$candidate" ] && [ -x "$candidate" ]; then printf '%s' "$candidate"; return; fi
  done
  return 1
}

# How a Temporal that is missing will be got; empty where it cannot.
temporal_source() {
  if find_temporal >/dev/null; then return
  elif release_reachable; then printf 'the official release %s' "$temporal_version"
  elif command -v go >/dev/null; then printf 'go install (about 3 minutes, once)'; fi
}

need_temporal() {
  if ! FLOWHQ_TEMPORAL=$(find_temporal); then get_temporal; fi
  export FLOWHQ_TEMPORAL
}

get_temporal() {
  FLOWHQ_TEMPORAL=$(temporal_cached)
  mkdir -p "$(dirname "$FLOWHQ_TEMPORAL")"
  step "Downloading Temporal $temporal_version" download_temporal \
    || { command -v go >/dev/null && step "Building Temporal $temporal_version from its Go module (once, about 3 minutes)" build_temporal; } \
    || fail 1 "Temporal $temporal_version cannot be got: install Go (apt install golang-go, brew install go) so that it can be built, put temporal on the PATH, or set TEMPORAL_ADDRESS."
  say "Temporal is there: $FLOWHQ_TEMPORAL"
}

release_url() {
  local system machine
  case "$(uname -s)" in Darwin) system=darwin ;; *) system=linux ;; esac
  case "$(uname -m)" in arm64 | aarch64) machine=arm64 ;; *) machine=amd64 ;; esac
  printf 'https://github.com/temporalio/cli/releases/download/v%s/temporal_cli_%s_%s_%s.tar.gz' \
    "$temporal_version" "$temporal_version" "$system" "$machine"
}

release_reachable() { command -v curl >/dev/null && curl -fsIL --connect-timeout 3 --max-time 10 -o /dev/null "$(release_url)" 2>/dev/null; }

download_temporal() {
  local fresh
  command -v curl >/dev/null || return 1
  fresh=$(mktemp -d "$(cache)/temporal-XXXXXX")
  curl -fsSL --connect-timeout 5 --max-time 300 -o "$fresh/release.tar.gz" "$(release_url)" \
    && tar -xzf "$fresh/release.tar.gz" -C "$fresh" temporal && install_temporal "$fresh" && return
  rm -rf "$fresh"
  return 1
}

build_temporal() {
  local fresh
  fresh=$(mktemp -d "$(cache)/temporal-XXXXXX")
  GOBIN=$fresh GOFLAGS= GOTOOLCHAIN=${GOTOOLCHAIN:-auto} \
    go install "github.com/temporalio/cli/cmd/temporal@v$temporal_version" && install_temporal "$fresh" && return
  rm -rf "$fresh"
  return 1
}

# Renamed into place, so that two launchers at once, or an interrupted one, leave a whole program or none.
install_temporal() { "$1/temporal" --version && mv "$1/temporal" "$FLOWHQ_TEMPORAL" && rm -rf "$1"; }
