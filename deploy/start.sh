#!/bin/sh
# Starts one process of Flow HQ in its container; it takes the container's signals itself.
set -eu
case "${1:-}" in
  orchestrator | web | bot-worker) exec java -Xmx"${FLOWHQ_HEAP:-256m}" -XX:+ExitOnOutOfMemoryError -jar "/opt/flowhq/$1-exec.jar" ;;
  *)
    echo "usage: start.sh orchestrator|bot-worker|web" >&2
    exit 2
    ;;
esac
