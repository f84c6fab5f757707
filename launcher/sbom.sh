# The bill of materials of what is shipped, and the report of its licences.

run_sbom() {
  no_arguments sbom "$@"
  need_java; build; need_maven
  local bill=$root/target/sbom log=$root/target/flowhq-sbom.log
  mkdir -p "$bill"
  say "Writing the bill of materials (log: $log) …"
  (cd "$root" && mvn -B -Dstyle.color=never --no-transfer-progress package -DskipTests -Dflowhq.tests.uncompiled=true -Djacoco.skip=true \
    org.cyclonedx:cyclonedx-maven-plugin:makeAggregateBom -DoutputFormat=json -DoutputName=flowhq.cdx -DoutputDirectory="$bill" \
    -DprojectType=application -DincludeTestScope=false >"$log" 2>&1) \
    || { grep -E '^\[ERROR\]' "$log" | head -n 10 >&2; fail 1 "The bill of materials could not be written; the whole log is $log"; }
  hand_over sbom "$bill/flowhq.cdx.json"
}
