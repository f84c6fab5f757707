# Builds the modules whose sources changed, and the class cache of the shell.

modules() {
  local line
  while IFS= read -r line; do
    case "$line" in *"<module>"*"</module>"*) line=${line#*<module>}; printf '%s\n' "${line%%</module>*}" ;; esac
  done <"$root/pom.xml"
}

# What the shell consists of: asking a running platform must not wait until its browser part is built.
shell_modules() {
  local module
  for module in $(modules); do
    case "$module" in orchestrator/app | bot-worker/* | web | local) ;; *) printf '%s\n' "$module" ;; esac
  done
}

# One line per module with the checksum of its sources; a module without a jar never matches an earlier line.
fingerprints() {
  local module
  cd "$root"
  for module in $("$1"); do
    printf '%s %s %s\n' "$module" "$(find pom.xml .mvn launcher/chromium.list "$module/pom.xml" "$module/src" -type f -exec cksum {} + 2>/dev/null | sort | cksum)" \
      "$(ls "$module"/target/*.jar >/dev/null 2>&1 && echo built)"
  done
}

stamp() { printf '%s' "$root/target/flowhq-$1"; }

# remember LIST NOW: the modules of LIST are built from the sources described by NOW. Taken before the build, so that an
# edit made meanwhile is built the next time.
remember() {
  mkdir -p "$root/target"
  printf '%s\n' "$2" | sed -E 's/ (built)?$/ built/' >"$(stamp "$1")"
}

artifact() { sed -n 's#.*<artifactId>\(flowhq-[a-z-]*\)</artifactId>.*#\1#p' "$root/$1/pom.xml" | head -n 1; }

# with_dependents MODULE…: these modules and those built upon them. Not local, which only runs the jars of the others.
with_dependents() {
  local all="$*" before= module base
  while [ "$all" != "$before" ]; do
    before=$all
    for module in $(modules); do
      if [ "$module" = local ] || known "$module" $all; then continue; fi
      for base in $all; do
        if grep -q "<artifactId>$(artifact "$base")</artifactId>" "$root/$module/pom.xml"; then all="$all $module"; break; fi
      done
    done
  done
  printf '%s' "$all"
}

# Whether nothing that the modules of LIST are built from was touched since they were last compared. Reading all of it
# takes longer than asking when each file was changed, which every call of the shell waits for.
untouched() {
  local seen module touched
  seen=$(stamp "$1-seen")
  [ -e "$seen" ] || return 1
  local -a sources=("$root/pom.xml" "$root/.mvn" "$root/launcher/chromium.list")
  for module in $("$1"); do
    compgen -G "$root/$module/target/*.jar" >/dev/null || return 1
    sources+=("$root/$module/pom.xml" "$root/$module/src")
  done
  touched=$(find "${sources[@]}" -cnewer "$seen" -print -quit 2>/dev/null) && [ -z "$touched" ]
}

# build [LIST]: packages those modules of LIST whose sources changed, with what they need and what needs them.
build() {
  local list=${1:-modules} now changed
  ! untouched "$list" || return 0
  touch_stamp "$list"
  : >"$(stamp "$list-seen.new")"
  now=$(fingerprints "$list")
  changed=$(printf '%s\n' "$now" | grep -vxF -f "$(stamp "$list")" | cut -d' ' -f1 || true)
  if [ -n "$changed" ]; then
    need_maven
    if [ "$list" = modules ]; then package $(with_dependents $changed); else package shell; fi
    remember "$list" "$now"
  fi
  [ -z "$changed" ] || [ "$list" != modules ] || remember shell_modules "$(printf '%s\n' "$now" | grep -F "$(shell_modules | sed 's/$/ /')")"
  mv "$(stamp "$list-seen.new")" "$(stamp "$list-seen")"
}

touch_stamp() { mkdir -p "$root/target"; [ -s "$(stamp "$1")" ] || echo nothing >"$(stamp "$1")"; }

package() {
  local selected log=$root/target/flowhq-build.log started=$SECONDS line
  selected=$(printf '%s,' "$@")
  say "Building what changed (log: $log) …"
  if ! (cd "$root" && mvn -B -Dstyle.color=never --no-transfer-progress package -DskipTests -Dflowhq.tests.uncompiled=true -Djacoco.skip=true -pl "${selected%,}" -am </dev/null 2>&1) \
    | tee "$log" | while IFS= read -r line; do
      case "$line" in *"Building Flow HQ"*"["*) line=${line#*Building }; say "  $((SECONDS - started)) s  ${line%% 0.*}" ;; esac
    done; then
    grep -E '^\[ERROR\]' "$log" | head -n 20 >&2
    fail 1 "The build failed; the whole log is $log"
  fi
  say "  built in $((SECONDS - started)) s"
}

# Whether a file was written anew: its size and when its inode changed; reading all of it takes longer.
file_state() { stat -c '%i %s %Z' "$1" 2>/dev/null || stat -f '%i %z %c' "$1"; }

# Keeps the shell's loaded classes on disk, tied to this jar and this JDK, beside the beans that the build wrote down: a
# one-shot command then starts several times faster. The run that trains it only reads, and reads what the platform that
# is asked answers: what a command loads on its way to an answer is kept as well. Without a platform it finds out only that
# none answers, and the shell without these classes is slower and no different.
warm_up_shell() {
  local quick=$root/shell/target/quick made earlier= version keep=ArchiveClassesAtExit use=SharedArchiveFile
  version=$(jdk_version "$JAVA_HOME")
  case "$version" in 2[5-9]* | [3-9][0-9]*) keep=AOTCacheOutput use=AOTCache ;; esac
  # The kept classes stand where they were written for, instead of being moved first; little is compiled for a process that
  # ends at once; and nothing is prepared on a second thread that no command may want.
  shell_options=(-Xmx128m -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -XX:CompileThresholdScaling=3
    -XX:+UnlockDiagnosticVMOptions -XX:ArchiveRelocationMode=0 -Xlog:disable
    -Dspring.aot.enabled=true -Dspring.backgroundpreinitializer.ignore=true)
  # Without it newer JDKs put four lines on stderr as soon as Temporal's client is loaded.
  [ "${version%%.*}" -lt 24 ] || shell_options+=(--sun-misc-unsafe-memory-access=allow)
  shell_classes=$use=$quick/classes
  made="$JAVA_HOME $version $(file_state "$root/shell/target/shell-exec.jar")"
  [ ! -r "$quick/made" ] || earlier=$(<"$quick/made")
  [ "$earlier" != "$made" ] || return 0
  say "Preparing the shell once for this build, so that it starts quickly …"
  rm -rf "$quick"
  "$JAVA_HOME/bin/java" -Djarmode=tools -jar "$root/shell/target/shell-exec.jar" extract --destination "$quick" >/dev/null
  printf '%s\n' 'tenant list -o json' 'status -o json' | LOGS_PATH=$quick "$JAVA_HOME/bin/java" \
    "${shell_options[@]}" "-XX:$keep=$quick/classes" -jar "$quick/shell-exec.jar" >/dev/null 2>&1 || true
  printf '%s\n' "$made" >"$quick/made"
}
