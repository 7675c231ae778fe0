"""Consumes with TDengine's own Python client; arguments: the server's port, and "first" or, after a restart, "second".

Prints one line when everything was right.
"""

import sys

import taosws

PORT, PHASE = sys.argv[1], sys.argv[2]
ROWS = 400


def same(actual, expected, what):
    if actual != expected:
        raise SystemExit(f"{what}: expected {expected!r}, got {actual!r}")


def fails(action, code, what):
    try:
        action()
    except BaseException as e:  # some calls of this client panic
        if code not in str(e):
            raise SystemExit(f"{what}: expected {code}, got {e}")
    else:
        raise SystemExit(f"{what}: no error")


def consumer(group, topics, **more):
    conf = {
        "td.connect.websocket.scheme": "ws",
        "td.connect.ip": "127.0.0.1",
        "td.connect.port": PORT,
        "td.connect.user": "root",
        "td.connect.pass": "taosdata",
        "group.id": group,
        "client.id": "python",
        "auto.offset.reset": "earliest",
        "enable.auto.commit": "false",
    }
    conf.update(more)
    made = taosws.Consumer(conf)
    made.subscribe(topics)
    return made


def drain(made, commit=True, idle=2):
    """The values of column v of all rows that come."""
    values, nothing = [], 0
    while nothing < idle:
        message = made.poll(timeout=0.2)
        if message is None:
            nothing += 1
            continue
        for block in message:
            values.extend(row[1] for row in block.fetchall())
        if commit:
            made.commit(message)
    return values


def vgroups(made):
    return [a.vg_id() for topic in made.assignment() for a in topic.assignments()]


def insert(connection, first, last):
    for i in range(first, last):
        connection.execute(f"insert into tmq.c{i % 16} using tmq.st tags({i % 16}) (ts, v) values({1704067200000 + i}, {i})")


def first():
    connection = taosws.connect(f"ws://root:taosdata@127.0.0.1:{PORT}")
    connection.execute("create database tmq vgroups 4")
    connection.execute("create table tmq.st (ts timestamp, v int) tags (g int)")
    connection.execute("create topic t as stable tmq.st")
    connection.execute("create topic q as select ts, v from tmq.st where v >= 300")
    connection.execute("create topic m with meta as database tmq")
    insert(connection, 0, ROWS)

    one = consumer("g", ["t"])
    same(len(vgroups(one)), 4, "vgroups of the only member")
    two = consumer("g", ["t"])
    same((len(vgroups(one)), len(vgroups(two))), (2, 2), "vgroups of two members")
    same(set(vgroups(one)) & set(vgroups(two)), set(), "vgroups of both")
    values = drain(one) + drain(two)
    same(sorted(values), list(range(ROWS)), "rows of the group, each once")
    same(one.list_topics(), ["t"], "topics")

    # a member that goes away loses nothing
    insert(connection, ROWS, ROWS + 50)
    lost = drain(two, commit=False)
    two.close()
    values = drain(one)
    same(sorted(values), list(range(ROWS, ROWS + 50)), f"rows after a member has left with {len(lost)} uncommitted")

    # seek, position, committed
    vgroup = vgroups(one)[0]
    end = one.position("t", vgroup)
    same(one.committed("t", vgroup), end, "committed")
    one.seek("t", vgroup, 0)
    again = drain(one, commit=False)
    same(len(again) > 0 and set(again) <= set(range(ROWS + 50)), True, "rows after seek")
    one.commit_offset("t", vgroup, 0)
    same(one.committed("t", vgroup), 0, "committed offset")
    one.commit_offset("t", vgroup, end)
    fails(lambda: one.seek("t", 99999, 0), "0x4008", "vgroup of nobody")
    one.close()

    # a query, and a topic with meta: its rows come with the tables that were created for them
    same(sorted(drain(consumer("q", ["q"]))), list(range(300, ROWS + 50)), "rows of the query")
    meta = consumer("m", ["m"])
    same(sorted(v for v in drain(meta) if v is not None), list(range(ROWS + 50)), "rows with meta")
    connection.execute("create table tmq.n (ts timestamp, v int)")
    connection.execute("alter table tmq.st add column w int")
    message = meta.poll(timeout=5)
    same(message is not None and message.topic(), "m", "message about a table")

    fails(lambda: consumer("g", ["nope"]), "0x03E1", "unknown topic")
    fails(lambda: consumer("g", ["t"], **{"foo.bar": "1"}), "0x0118", "unknown option")
    # what is left for the time after the restart
    insert(connection, 1000, 1020)


def second():
    connection = taosws.connect(f"ws://root:taosdata@127.0.0.1:{PORT}")
    insert(connection, 1020, 1040)
    one = consumer("g", ["t"])
    same(sorted(drain(one)), list(range(1000, 1040)), "rows since the last commit, across the restart")
    one.close()
    automatic = {"enable.auto.commit": "true", "auto.commit.interval.ms": "100"}
    auto = consumer("auto", ["t"], **automatic)
    same(len(drain(auto, commit=False, idle=6)), ROWS + 90, "all rows, committed by themselves")
    auto.close()
    auto = consumer("auto", ["t"], **automatic)
    same(drain(auto, commit=False), [], "rows after automatic commits")
    auto.close()


{"first": first, "second": second}[PHASE]()
print("all as expected")
