# The whole suite, and the totals of its reports.

run_test() {
  local outcome=0 campaign='' options=() name
  while [ $# -gt 0 ]; do
    case $1 in
      --campaign)
        campaign=${2:-}
        [ -n "$campaign" ] || fail 2 "./flowhq test --campaign wants the name of a test class; docs/testing.md lists them."
        shift 2
        ;;
      *) options+=("$1"); shift ;;
    esac
  done
  if [ -n "$campaign" ]; then
    for name in ${campaign//,/ }; do
      name=${name%%#*}
      is_test_class "${name##*.}" || fail 2 "./flowhq test: no test class is named '$name'; docs/testing.md lists the campaigns."
    done
    options=("-Dtest=$campaign" -Dflowhq.campaign=true -Dtest.timeout=4h -Dtest.jvm.timeout.seconds=0
      -Dsurefire.failIfNoSpecifiedTests=false "${options[@]}")
  fi
  need_java; need_maven; need_chromium; need_temporal
  get_venv || printf 'Tests of clients from PyPI are skipped: no Python 3 with venv (apt install python3-venv).\n' >&2
  reports -exec rm -f {} +
  # Two modules at a time: their tests wait for others half of the time.
  (cd "$root" && mvn -B -T 2 -Dstyle.color=never --no-transfer-progress --fail-at-end verify "${options[@]}") || outcome=$?
  named_failures
  totals
  [ "$outcome" != 0 ] || [ -z "$campaign" ] || [ -n "$(reports -print -quit)" ] \
    || fail 1 "./flowhq test: '$campaign' names no test, so none was played."
  exit "$outcome"
}

is_test_class() { [ -n "$(find "$root" -path '*/src/test/java/*' -name "$1.java" -print -quit)" ]; }

# Clients that integrators use come from PyPI and are run unchanged.
get_venv() {
  python3 -c 'import ensurepip, venv' 2>/dev/null && return
  can_apt && step "Installing python3-venv" env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends python3-venv \
    && python3 -c 'import ensurepip, venv' 2>/dev/null
}

reports() { find "$root" -path '*/target/surefire-reports/TEST-*.xml' "$@"; }

# What failed, and what passed at its second try: once more at the end, where it is found.
named_failures() {
  reports -exec awk '
    /<testcase / {
      name = attribute("name"); class = attribute("classname"); sub(/.*\./, "", class); said = ""
    }
    /<(failure|error)[ >]/ { say("failed") }
    /<flaky(Failure|Error)[ >]/ { say("passed at its second try") }
    function attribute(word,   rest) {
      rest = $0
      if (!sub(".* " word "=\"", "", rest)) return ""
      sub(/".*/, "", rest)
      return rest
    }
    function say(what,   why) {
      if (said == what) return
      said = what; why = attribute("message"); gsub(/&#10;|&#9;/, " ", why); gsub(/&quot;/, "\"", why); gsub(/&apos;/, "\047", why); gsub(/&lt;/, "<", why); gsub(/&gt;/, ">", why)
      printf "%s.%s %s: %s\n", class, name, what, substr(why, 1, 900)
    }' {} +
}

totals() {
  reports -exec sed -n -E '/<testsuite /{s/.*<testsuite //;p;q;}' {} \; \
    | awk '
      function attribute(name) { return match($0, " " name "=\"[0-9]+\"") ? substr($0, RSTART + length(name) + 3, RLENGTH - length(name) - 4) : 0 }
      { $0 = " " $0; tests += attribute("tests"); failed += attribute("errors") + attribute("failures"); skipped += attribute("skipped") }
      END { printf "\n%d passed, %d failed, %d skipped\n", tests - failed - skipped, failed, skipped }'
}
