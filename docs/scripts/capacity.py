#!/usr/bin/env python3
"""capacity.py [PICTURE|--write]: the capacity plan, docs/capacity.md, from the measured figures of docs/results.

Prints the page, or the picture of that name; with --write it writes all of them. CapacityDocumentTest compares them with what is there.
"""
import math
import re
import sys
from pathlib import Path

DOCS = Path(__file__).resolve().parent.parent
SIZES = [10, 100, 1_000, 10_000, 100_000, 1_000_000]
DAY = 86_400

# What cannot be measured here, each with where it is from. Change them and run the script again.
ASSUMED = {
    "questions": (60, "messages of customers to one tenant a day, each with its answer"),
    "busiest_hour": (0.12, "share of a day's messages in its busiest hour"),
    "recoveries": (0.1, "starts and recoveries of a tenant a day"),
    "snapshots": (36, "snapshots of a session a day: one every 20 minutes in which something changed, 72 at most"),
    "host_cores": (16, "cores of a host"),
    "host_memory": (64, "GB of memory of a host"),
    "host_price": (150, "$ a month for a host"),
    "storage_price": (0.1, "$ a month for a GB of the database, once on each of two hosts"),
    "usable": (0.7, "share of cores and memory that is planned with"),
    "database_commits": (5_000, "commits a second that one PostgreSQL takes"),
    "database_wal": (50, "MB of WAL a second that it takes"),
    "database_connections": (500, "connections that it takes without a pooler"),
    "database_size": (2_000, "GB that it holds and can still be restored from a backup within hours"),
    "temporal_transitions": (1_000, "state transitions a second of a history host with 512 shards (published, 2025)"),
    "scaled": (50_000, "tenants for each orchestrator and web beyond the first two"),
}

# What the code does at fixed intervals.
HEARTBEAT_SECONDS = 24  # 0.8 of the heartbeat timeout of 30 s, as the SDK throttles
CONNECTIONS = 13  # DATABASE_POOL_SIZE and three of their own, see settings.md
SMALLEST_SHARDS = 512


def measured():
    """The newest file of capacity figures, as name -> value, and its name."""
    newest = sorted((DOCS / "results").glob("capacity-*.md"))[-1]
    rows = re.findall(r"^\| `([a-z.]+)` \| ([-0-9.,]+) \|", newest.read_text(), re.MULTILINE)
    return {name: float(value.replace(",", "")) for name, value in rows}, newest.name


def assumed(name):
    return ASSUMED[name][0]


def plan(tenants, m):
    """What so many tenants need."""
    questions = tenants * assumed("questions")
    busy = questions * assumed("busiest_hour") / 3600
    each = assumed("questions") * assumed("busiest_hour") / 3600
    by_memory = (assumed("usable") * assumed("host_memory") * 1024 - m["worker.memory.mb"]) / m["tenant.memory.mb"]
    by_cpu = assumed("usable") * assumed("host_cores") / (
        m["tenant.idle.cpu.cores"] + each * m["message.cpu.seconds"])
    per_host = math.floor(min(by_memory, by_cpu))
    workers = math.ceil(tenants / per_host)
    spare = math.ceil(workers / 20) if tenants > 10 else 0
    others = 2 + tenants // assumed("scaled") if tenants > 10 else 1
    processes = workers + spare + 2 * others
    heartbeats = tenants / HEARTBEAT_SECONDS
    shards = max(SMALLEST_SHARDS, 2 ** math.ceil(math.log2(max(1, heartbeats * SMALLEST_SHARDS / assumed("temporal_transitions")))))
    stored = questions * 365 * m["message.stored.bytes"] / 1e9
    snapshots = 2 * tenants * m["snapshot.kb"] / 1e6
    commits = m["platform.idle.commits.per.second"] / 3 * processes + busy * m["message.commits"]
    sealed = tenants * assumed("snapshots") * m["snapshot.kb"] / 1e3 / DAY
    wal = (tenants * m["tenant.idle.wal.bytes.per.second"] + busy * m["message.wal.bytes"]) / 1e6 + sealed
    temporal = math.ceil(heartbeats / assumed("temporal_transitions") / assumed("usable"))
    databases = max(
        1,
        math.ceil(commits / assumed("database_commits") / assumed("usable")),
        math.ceil(wal / assumed("database_wal") / assumed("usable")),
        math.ceil((stored + snapshots) / assumed("database_size")))
    small = tenants <= 100
    hosts = workers + spare + (0 if small else 1 + others // 2 + 2 * databases + 3 * temporal)
    memory = (tenants * m["tenant.memory.mb"] + (workers + spare) * m["worker.memory.mb"]
              + others * (m["orchestrator.memory.mb"] + m["web.memory.mb"])) / 1024
    money = hosts * assumed("host_price") + 2 * (stored + snapshots) * assumed("storage_price")
    return {
        "tenants": tenants, "per_host": per_host, "binding": "memory" if by_memory < by_cpu else "CPU",
        "workers": workers, "spare": spare, "others": others, "processes": processes, "hosts": hosts, "memory": memory,
        "questions": questions, "busy": busy, "rows": 2 * questions, "stored": stored, "snapshots": snapshots,
        "commits": commits, "wal": wal, "sealed": sealed, "connections": processes * CONNECTIONS, "heartbeats": heartbeats,
        "actions": heartbeats * DAY + tenants * assumed("recoveries") * m["temporal.events.per.start"],
        "shards": shards, "temporal": temporal, "databases": databases, "cost": money / tenants,
    }


def limits(p):
    """How far each thing that there is one of is used, and what is to be done when it is full."""
    return [
        ("a worker's host", p["tenants"] / p["per_host"], f"more hosts, {p['per_host']} tenants each; {p['binding']} is what fills them"),
        ("connections of PostgreSQL", p["connections"] / assumed("database_connections"),
         "a pooler in transaction mode for the pool of each process; leases and notifications keep connections of their own"),
        ("commits of one PostgreSQL", p["commits"] / assumed("database_commits"), "tenants over several databases, a platform each"),
        ("WAL of one PostgreSQL", p["wal"] / assumed("database_wal"), "snapshots in an object store; tenants over several databases, a platform each"),
        ("size of one PostgreSQL after a year", (p["stored"] + p["snapshots"]) / assumed("database_size"),
         "a shorter retention of rows, or tenants over several databases; snapshots in an object store"),
        ("heartbeats of one history host of Temporal", p["heartbeats"] / assumed("temporal_transitions"),
         "more history hosts; the number of shards is fixed when the cluster is made"),
    ]


def number(value, digits=0):
    if value >= 100 or digits == 0:
        return f"{value:,.0f}"
    return f"{value:,.{digits}f}"


def table(head, rows):
    yield "| " + " | ".join(head) + " |"
    yield "|" + "---|" * len(head)
    for row in rows:
        yield "| " + " | ".join(row) + " |"


def page(m, source):
    plans = [plan(tenants, m) for tenants in SIZES]
    yield "# Capacity"
    yield ""
    yield f"Written by [`docs/scripts/capacity.py`](scripts/capacity.py) from [the figures measured here](results/{source}) and the"
    yield "assumptions below: `python3 docs/scripts/capacity.py --write` after either has changed. Up to the size of one host it is measured; what is"
    yield "beyond is arithmetic, and nobody has run it."
    yield ""
    yield "![Hosts, memory and connections by the number of tenants](pictures/capacity-needs.svg)"
    yield ""
    yield "## What so many tenants need"
    yield ""
    lines = [
        ("worker hosts, spare ones included", lambda p: number(p["workers"] + p["spare"])),
        ("orchestrators, webs", lambda p: f"{p['others']}, {p['others']}"),
        ("hosts in all", lambda p: number(p["hosts"])),
        ("memory of the platform's processes, GB", lambda p: number(p["memory"], 1)),
        ("questions a day", lambda p: number(p["questions"])),
        ("questions a second in the busiest hour", lambda p: number(p["busy"], 2)),
        ("rows of messages a day", lambda p: number(p["rows"])),
        ("messages after a year, GB", lambda p: number(p["stored"], 1)),
        ("snapshots, two of each tenant, GB", lambda p: number(p["snapshots"], 1)),
        ("commits a second, busiest hour", lambda p: number(p["commits"], 1)),
        ("WAL a second, busiest hour, MB", lambda p: number(p["wal"], 2)),
        ("of it by snapshots", lambda p: number(p["sealed"], 2)),
        ("connections to PostgreSQL", lambda p: number(p["connections"])),
        ("databases", lambda p: number(p["databases"])),
        ("heartbeats to Temporal a second", lambda p: number(p["heartbeats"], 1)),
        ("Temporal actions a day, nearly all heartbeats", lambda p: number(p["actions"])),
        ("history shards", lambda p: number(p["shards"])),
        ("history hosts of Temporal", lambda p: number(p["temporal"])),
        ("$ a tenant and month", lambda p: number(p["cost"], 2)),
    ]
    yield from table(["tenants"] + [number(size) for size in SIZES], [[name] + [show(p) for p in plans] for name, show in lines])
    yield ""
    yield "Up to 100 tenants one or a few hosts carry everything (`./flowhq up`, then `./flowhq worker`); from there on PostgreSQL has two hosts for each database,"
    yield "and Temporal three for each history host (history, matching with frontend, its database)."
    yield ""
    yield "## What breaks first"
    yield ""
    yield "![How far each limit is used](pictures/capacity-limits.svg)"
    yield ""
    rows = []
    for p in plans:
        full = sorted(limits(p)[1:], key=lambda limit: -limit[1])
        behind = ", ".join(f"{other} {share:,.0%}" for other, share, _ in full[1:])
        name, use, remedy = full[0]
        rows.append([number(p["tenants"]), f"{limits(p)[0][1]:,.0%}",
                     f"{name}: {use:,.0%}" if use >= 1 else f"nothing; used most: {name}, {use:.0%}",
                     remedy if use >= assumed("usable") else "", behind])
    yield from table(["tenants", "of one worker's host", "fullest of what there is one of", "what is done about it", "behind it"], rows)
    yield ""
    yield f"A worker's host has room for {plans[0]['per_host']} tenants; {plans[0]['binding']} is what fills it. Hosts are added without anything else changing, so they are not counted as"
    yield "breaking. 100 % is where the assumed limit is reached; above it the first table plans with more of the thing. Several databases are several platforms, each with"
    yield "its own processes, which connect to their own database alone."
    yield ""
    yield "## Measured"
    yield ""
    yield from table(["figure", "value"], [[f"`{name}`", f"{value:,.4g}" if value < 1000 else number(value)] for name, value in sorted(m.items())])
    yield ""
    yield "## Assumed"
    yield ""
    yield from table(["assumption", "value"], [[what, f"{value:,}"] for value, what in ASSUMED.values()])
    yield ""
    yield f"Fixed by the code: a heartbeat of each session every {HEARTBEAT_SECONDS} s, up to {CONNECTIONS} connections of a process, {SMALLEST_SHARDS} shards at least. Rows of messages"
    yield "are kept for ever and their texts for a year; the size assumes a year's rows with their texts. Not in it: pictures and the traffic to WhatsApp,"
    yield "monitoring, backups, people."


def chart(title, series, unit):
    """Lines over the number of tenants, both axes logarithmic."""
    width, height, left, bottom = 780, 360, 90, 40
    colours = ["#0b6e4f", "#c8553d", "#2d5d9f", "#8a5a00", "#6b3fa0", "#444444"]
    values = [value for _, points in series for value in points if value > 0]
    low, high = math.floor(math.log10(min(values))), math.ceil(math.log10(max(values)))

    def x(index):
        return left + index * (width - left - 280) / (len(SIZES) - 1)

    def y(value):
        return 30 + (high - math.log10(value)) * (height - 30 - bottom) / (high - low)

    yield f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" font-family="sans-serif" font-size="12" role="img">'
    yield f"<title>{title}</title>"
    yield f'<rect width="{width}" height="{height}" fill="#ffffff"/>'
    yield f'<text x="{left}" y="18" font-weight="bold">{title}</text>'
    for power in range(low, high + 1):
        at = y(10 ** power)
        yield f'<line x1="{left}" y1="{at:.1f}" x2="{x(len(SIZES) - 1):.1f}" y2="{at:.1f}" stroke="#dddddd"/>'
        label = f"{10 ** power:,.{max(0, -power - 2 * (unit == '%'))}{'%' if unit == '%' else 'f'}}"
        yield f'<text x="{left - 6}" y="{at + 4:.1f}" text-anchor="end" fill="#555555">{label}</text>'
    for index, size in enumerate(SIZES):
        yield f'<text x="{x(index):.1f}" y="{height - bottom + 18}" text-anchor="middle" fill="#555555">{size:,}</text>'
    yield f'<text x="{x(2.5):.1f}" y="{height - 6}" text-anchor="middle" fill="#555555">tenants</text>'
    places = []
    for (name, points), colour in sorted(zip(series, colours), key=lambda line: -line[0][1][-1]):
        path = " ".join(f"{x(i):.1f},{y(v):.1f}" for i, v in enumerate(points) if v > 0)
        yield f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="2"/>'
        at = max(y(points[-1]) + 4, places[-1] + 15 if places else 0)
        places.append(at)
        yield f'<text x="{x(len(SIZES) - 1) + 8:.1f}" y="{at:.1f}" fill="{colour}">{name}</text>'
    yield "</svg>"


def pictures(m):
    plans = [plan(tenants, m) for tenants in SIZES]
    needs = [("hosts", [p["hosts"] for p in plans]), ("memory, GB", [p["memory"] for p in plans]),
             ("connections to PostgreSQL", [p["connections"] for p in plans]),
             ("heartbeats to Temporal a second", [p["heartbeats"] for p in plans])]
    used = [(limits(plans[0])[i][0], [limits(p)[i][1] for p in plans]) for i in range(len(limits(plans[0])))]
    return {"capacity-needs.svg": chart("What so many tenants need", needs, ""),
            "capacity-limits.svg": chart("How far each limit is used, if there is one of it", used, "%")}


def main():
    m, source = measured()
    drawn = {name: "\n".join(lines) + "\n" for name, lines in pictures(m).items()}
    text = "\n".join(page(m, source)) + "\n"
    if sys.argv[1:] == ["--write"]:
        (DOCS / "capacity.md").write_text(text)
        for name, picture in drawn.items():
            (DOCS / "pictures" / name).write_text(picture)
    else:
        print(drawn[sys.argv[1]] if sys.argv[1:] else text, end="")


if __name__ == "__main__":
    main()
