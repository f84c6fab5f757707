# What ./flowhq --help and ./flowhq COMMAND --help say.

usage() {
  cat <<'TEXT'
Flow HQ: WhatsApp assistants for many small businesses, on this machine.

  ./flowhq up                    the whole platform, until Ctrl-C
  ./flowhq demo                  plays the whole story of one tenant and checks every step
  ./flowhq test [maven args]     the whole test suite
  ./flowhq shell [command …]     the admin shell of the running platform
  ./flowhq worker [--slots N]    one more bot-worker for the running platform
  ./flowhq simulator [--port N]  only the simulated WhatsApp
  ./flowhq backup FILE           everything the platform has to keep, in one file
  ./flowhq restore FILE          a backup into an empty home
  ./flowhq rotate-key            a new key for the sessions at rest
  ./flowhq chaos                 traffic while parts are killed, judged by the simulated WhatsApp
  ./flowhq bench [NAME…]         measures the platform on this machine
  ./flowhq doctor                what is there, what is missing, how to get it
  ./flowhq sbom                  what the platform is made of, and under which licences
  ./flowhq temporal install      gets the Temporal CLI

./flowhq COMMAND --help says more. Exit codes: 0 done, 1 failed, 2 usage, 3 not found, 4 refused in this state,
5 unavailable, 130 interrupted.
TEXT
}

help_for() {
  case "$1" in
    up) cat <<'TEXT'
./flowhq up

Starts PostgreSQL, Temporal with its UI, the simulated WhatsApp, the orchestrator, a bot-worker and the web pages, and
keeps them running until Ctrl-C. State is kept, so the next start finds every tenant still linked.

  FLOWHQ_HOME       where the state is kept (.flowhq in the checkout)
  PORT, BIND        where the web pages listen (3000 or the next free port, 127.0.0.1)
  DATABASE_URL      a PostgreSQL that runs already (postgresql://user:password@host:5432/database)
  TEMPORAL_ADDRESS  a Temporal that runs already (host:port), with TEMPORAL_NAMESPACE (default)
  WHATSAPP_URL      another WhatsApp than the simulated one (https://web.whatsapp.com/)
  ADMIN_PASSWORD    the password of the admin pages (made at random once)
  FLOWHQ_JAVA_HOME, FLOWHQ_CHROMIUM  which JDK (21 or newer) and which Chromium to use
TEXT
    ;;
    demo) cat <<'TEXT'
./flowhq demo [--json] [--keep]

Starts a platform of its own on free ports in a temporary home and plays the story of one tenant through the pages, the
simulated phone, the database and Temporal. One line per step with its time; exit code 0 only if every step held.

  --json  one JSON object per step instead
  --keep  keeps the temporary home with its logs (kept anyway when a step fails)
TEXT
    ;;
    test) cat <<'TEXT'
./flowhq test [--campaign NAME] [maven arguments]

Runs mvn verify with the arguments given and prints the totals at the end. The exit code is Maven's.

  --campaign NAME  only that test class, at its full length of minutes; docs/testing.md lists them
TEXT
    ;;
    shell) cat <<'TEXT'
./flowhq shell [command …]

The admin shell of the running platform: interactive without a command, one-shot with one, for example
./flowhq shell tenant list -o json. Its own help: ./flowhq shell help. The platform is found in FLOWHQ_HOME; with
DATABASE_URL and TEMPORAL_ADDRESS given, any platform will do. Exit code 5 when there is none.
TEXT
    ;;
    worker) cat <<'TEXT'
./flowhq worker [--slots N]

Runs one more bot-worker against the running platform, until Ctrl-C. It keeps its own profiles.

  --slots N  how many browsers it may have open (8)
TEXT
    ;;
    simulator) cat <<'TEXT'
./flowhq simulator [--port N]

Runs only the simulated WhatsApp, forgetting everything at the end. The phones are at /phones.

  --port N  where it listens on 127.0.0.1 (3100 or the next free port)
TEXT
    ;;
    backup) cat <<'TEXT'
./flowhq backup FILE

Writes the tables of one moment, sealed sessions included, and the keys of the home into FILE, a zip that only you can
read. The platform may run meanwhile or not. FILE must not be there yet.

  FLOWHQ_HOME   the home of the platform (.flowhq in the checkout)
  DATABASE_URL  its PostgreSQL, when that runs elsewhere
TEXT
    ;;
    restore) cat <<'TEXT'
./flowhq restore FILE

Puts a backup into a home that has no platform yet; ./flowhq up then brings every tenant back, linked as it was and without
a scan, as far as its last snapshot. Let the platform that the backup is of run no more.

  FLOWHQ_HOME   where to (.flowhq in the checkout)
  DATABASE_URL  an empty database of a PostgreSQL that runs elsewhere
TEXT
    ;;
    rotate-key) cat <<'TEXT'
./flowhq rotate-key [--prepare]

Makes a new key for the sessions at rest and seals every snapshot with it anew; the platform may run meanwhile, and no tenant
has to scan. The key before stays in the file, second, until the next rotation. Broken off, it can be run again.

  --prepare  with bot-workers on several hosts: adds the key to the file without using it, so that the file can be copied to
             every host before ./flowhq rotate-key takes it into use

  FLOWHQ_HOME               of which platform (.flowhq in the checkout)
  FLOWHQ_SNAPSHOT_KEY_FILE  the file of keys when it is not the one in the home
  DATABASE_URL              a PostgreSQL that runs elsewhere
TEXT
    ;;
    chaos) cat <<'TEXT'
./flowhq chaos [--minutes N] [--tenants N] [--rate N] [--seed N] [--json]

Starts a platform of its own with two bot-workers on free ports in a temporary home, links tenants, lets customers write,
and kills, suspends and disturbs its parts at random: workers, orchestrator, web, Temporal, PostgreSQL, browsers,
renderers and pages. Says how soon every business answered again after each, and ends with the verdict of the simulated
WhatsApp. Exit code 1 when anything was lost, doubled, inverted, over the limit, misdirected or had to be scanned again.

  --minutes N  how long parts are disturbed (5)
  --tenants N  how many tenants are linked (4)
  --rate N     messages a second to all of them together, several at once where needed (one to each every 20 s)
  --seed N     plays the same disturbances again
  --json       only the verdict, as one JSON object in the last line
TEXT
    ;;
    bench) cat <<'TEXT'
./flowhq bench [NAME…] [--tenants N] [--json]

Starts platforms of its own in temporary homes and measures them; one line a figure. Leave the machine alone meanwhile.

  up           built tree to first page
  start        start of a tenant to its QR code, with a light page and with a heavy one
  reply        a customer's message to its answer given to the page
  live         a message stored to painted on the tenant's page
  command      stop of a tenant to its device seen offline
  shell        one call of the admin shell
  list         the list of tenants with 10,000 of them, and with 100,000
  memory       and idle CPU of a linked tenant, beside one Node with puppeteer-core and Chromium each (needs node and npm)
  throughput   replies a second without limit and pauses
  idle         what 10,000 tenants cost that have nothing to do (takes minutes)
  --tenants N  how many tenants are linked for memory (8)
  --json       one JSON object a line
TEXT
    ;;
    doctor) cat <<'TEXT'
./flowhq doctor [--page URL]

Says what is there, what is missing and how to get it, then what each setting is here and where that comes from.
Changes nothing. Exit code 1 if ./flowhq up would fail.

  --page URL  opens that page in a browser as a session does, and names the functions that it lacks; exit code 1 if any
TEXT
    ;;
    sbom) cat <<'TEXT'
./flowhq sbom

Writes the bill of materials of what is shipped (CycloneDX, target/sbom/flowhq.cdx.json) and the licence of each component
(target/sbom/licences.md). Exit code 1 when a component has no licence that local/…/sbom/licences.list allows.
TEXT
    ;;
    temporal) cat <<TEXT
./flowhq temporal install

Gets the Temporal CLI $temporal_version into $(temporal_cached)
unless it is there: the official release, or built from its Go module where that cannot be reached.
TEXT
    ;;
  esac
}
