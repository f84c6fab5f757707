# Lines for the person at the terminal, and the words of a command line.

say() { printf '%s\n' "$*" >&2; }

fail() { local code=$1; shift; say "$*"; exit "$code"; }

default() { printf '%s' "${1:-$2}"; }

known() {
  local word=$1 candidate; shift
  for candidate in "$@"; do [ "$word" != "$candidate" ] || return 0; done
  return 1
}

# nearest WORD CANDIDATE…: " Did you mean …?" for the candidate with the fewest edits
nearest() {
  local word=$1; shift
  printf '%s\n' "$@" | awk -v w="$word" '
    function least(a, b, c) { return a < b ? (a < c ? a : c) : (b < c ? b : c) }
    { n = length(w); m = length($0)
      for (j = 0; j <= m; j++) d[0, j] = j
      for (i = 1; i <= n; i++) { d[i, 0] = i
        for (j = 1; j <= m; j++)
          d[i, j] = least(d[i-1, j] + 1, d[i, j-1] + 1, d[i-1, j-1] + (substr(w, i, 1) != substr($0, j, 1))) }
      if (NR == 1 || d[n, m] < fewest) { fewest = d[n, m]; best = $0 } }
    END { printf " Did you mean \047%s\047?", best }'
}

wrong_option() {
  local command=$1 word=$2; shift 2
  fail 2 "./flowhq $command does not know '$word'.$(nearest "$word" "$@")"
}

no_arguments() {
  local command=$1; shift
  [ $# -eq 0 ] || wrong_option "$command" "$1" --help
}

one_file() {
  local command=$1; shift
  case "${1:-}" in
    "") fail 2 "./flowhq $command wants the name of a file." ;;
    -*) wrong_option "$command" "$1" --help ;;
  esac
  [ $# -eq 1 ] || wrong_option "$command" "$2" --help
}

absolute() { case "$1" in /*) printf '%s' "$1" ;; *) printf '%s/%s' "$PWD" "$1" ;; esac; }

numeric_option() {
  local command=$1 option=$2; shift 2
  [ $# -gt 0 ] || return 0
  [ "$1" = "$option" ] || wrong_option "$command" "$1" "$option" --help
  case "${2:-}" in
    "" | *[!0-9]* | 0) fail 2 "./flowhq $command $option wants a number above 0." ;;
  esac
  [ $# -le 2 ] || wrong_option "$command" "$3" "$option" --help
}

# field NAME FILE: a text field of platform.json, which Flow HQ writes itself, on one line and without escapes
field() {
  local text pattern='"'$1'":"([^"]*)"'
  text=$(<"$2")
  if [[ $text =~ $pattern ]]; then printf '%s' "${BASH_REMATCH[1]}"; fi
}

can_apt() { [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; }

# step DESCRIPTION COMMAND…: runs it quietly, with a sign of life every 15 s; shows its last lines when it fails
step() {
  local what=$1 log started=$SECONDS ticker outcome=0; shift
  log=$(mktemp)
  say "$what …"
  (while sleep 15 && kill -0 $$ 2>/dev/null; do say "  $((SECONDS - started)) s …"; done) &
  ticker=$!
  "$@" >"$log" 2>&1 </dev/null || outcome=$?
  kill $ticker 2>/dev/null || true
  wait $ticker 2>/dev/null || true
  if [ $outcome -eq 0 ]; then say "  done in $((SECONDS - started)) s"; else tail -n 20 "$log" >&2; fi
  rm -f "$log"
  return $outcome
}
