"""Consumers of taos-ws-py: a group that commits and goes on, seeks, errors."""

import taosws
from checks import PORT, fails, same


def consumer(group):
    return taosws.Consumer(conf={
        "td.connect.websocket.scheme": "ws",
        "td.connect.ip": "127.0.0.1",
        "td.connect.port": PORT,
        "td.connect.user": "root",
        "td.connect.pass": "taosdata",
        "group.id": group,
        "client.id": "interop",
        "auto.offset.reset": "earliest",
        "enable.auto.commit": "false",
        "msg.with.table.name": "true",
    })


def poll(c, count):
    values = []
    last = None
    for _ in range(60):
        message = c.poll(timeout=0.5)
        if message:
            last = message
            for block in message:
                values += [row[1] for row in block.fetchall()]
        if len(values) >= count:
            break
    return sorted(values), last


connection = taosws.connect(f"ws://root:taosdata@127.0.0.1:{PORT}")
connection.execute("create database pyt wal_retention_period 3600 vgroups 1")
connection.execute("use pyt")
connection.execute("create table st (ts timestamp, v int) tags (g int)")
connection.execute("create topic rows_topic as select ts, v, g from st")
connection.execute("insert into a using st tags (1) values (1704067200000, 1) (1704067201000, 2)")
connection.execute("insert into b using st tags (2) values (1704067202000, 3)")

c = consumer("g1")
c.subscribe(["rows_topic"])
values, message = poll(c, 3)
same(values, [1, 2, 3], "first rows")
same((message.topic(), message.database()), ("rows_topic", "pyt"), "message")
c.commit(message)
assignment = c.assignment()
same(len(assignment), 1, "assignment")
topic = assignment[0].topic()
partition = assignment[0].assignments()[0]
group = partition.vg_id()
same(c.committed("rows_topic", group) > 0, True, "committed")
c.unsubscribe()
c.close()

connection.execute("insert into a values (1704067203000, 4)")
c = consumer("g1")
c.subscribe(["rows_topic"])
same(poll(c, 1)[0], [4], "rows since the commit")
c.seek("rows_topic", group, 0)
same(poll(c, 4)[0], [1, 2, 3, 4], "rows after a seek")
c.close()

other = consumer("g2")
fails(lambda: other.subscribe(["no_such_topic"]), "0x", "unknown topic")
print("all as expected")
