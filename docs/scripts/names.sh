#!/usr/bin/env bash
# names.sh [COMMIT]: how many types of the main code have a name of one word, how many end in a word for their role,
# and how many lines each module has. Types are the top-level ones, named as their files.
set -euo pipefail
cd "$(git rev-parse --show-toplevel)"
commit=${1:-HEAD}
roles='Monitor|Policy|Client|Repository|Controller|Configuration|Settings|Validator|Handler|Listener|Notifier|Factory|Builder'
roles+='|Mapper|Reader|Writer|Parser|Formatter|Converter|Encoder|Filter|Provider|Publisher|Dispatcher|Supervisor|Scheduler'
roles+='|Registry|Queue|Cache|Store|Command|Commands|Activities|Workflow|Stubs|Input|Event|Exception|Environment|Check|Task'
roles+='|Application|Advice|Interceptor|Resolver|Executor|Generator|Planner|Sender|Finder|Matcher|Classifier|Loader|Throttle'

git ls-tree -r --name-only "$commit" | grep '/src/main/java/.*\.java$' | grep -v package-info |
  sed -E 's|.*/([^/]+)\.java$|\1|' |
  awk -v roles="[a-z](${roles})\$" '
    /^[A-Z][a-z0-9]+$/ { one++ }
    $0 ~ roles { role++ }
    END { printf "%d types, %.0f %% of one word, %.0f %% with a word for the role\n", NR, 100 * one / NR, 100 * role / NR }'

# git grep -c names each file with its number of lines.
git grep -c '' "$commit" -- '*/src/main/java/*.java' '*/src/test/java/*.java' |
  sed -E 's|^[^:]*:(.*)/src/(main\|test)/java/.*:([0-9]+)$|\1 \2 \3|' |
  awk '{ lines[$1, $2] += $3; all[$2] += $3; modules[$1] }
    END {
      for (module in modules) printf "%-24s %7d main %7d test\n", module, lines[module, "main"], lines[module, "test"] | "sort"
      close("sort")
      printf "%-24s %7d main %7d test\n", "together", all["main"], all["test"]
    }'
