"""Drives a server with TDengine's own Python clients; argument: its port. Prints one line when everything was right."""

import taosrest
import taosws
from checks import PORT, fails, same

COLUMNS = (
    "ts timestamp, b bool, i8 tinyint, i16 smallint, i32 int, i64 bigint, u8 tinyint unsigned, "
    "u16 smallint unsigned, u32 int unsigned, u64 bigint unsigned, f float, d double, s varchar(20), "
    "n nchar(20), vb varbinary(20), g geometry(100), dc decimal(20,4), de decimal(10,2)"
)
VALUES = (
    "1704067200000, true, -128, -32768, -2147483648, -9223372036854775808, 255, 65535, 4294967295, "
    r"18446744073709551615, 1.5, 2.25, 'abc', '北京😀', '\x00ff', 'POINT(1 2)', 1234567.8901, -12.5"
)
PLAIN = (
    True, -128, -32768, -2147483648, -9223372036854775808, 255, 65535, 4294967295, 18446744073709551615,
    1.5, 2.25, "abc", "北京😀",
)
POINT = bytes.fromhex("0101000000000000000000f03f0000000000000040")


def rest():
    url = f"http://127.0.0.1:{PORT}"
    connection = taosrest.connect(url=url, user="root", password="taosdata")
    cursor = connection.cursor()
    cursor.execute("create database py precision 'ms'")
    cursor.execute(f"create table py.a ({COLUMNS})")
    same(cursor.execute(f"insert into py.a values ({VALUES})"), 1, "REST insert")
    cursor.execute("insert into py.a (ts) values (1704067201000)")
    cursor.execute("select * from py.a")
    rows = cursor.fetchall()
    same(len(rows), 2, "REST rows")
    same(tuple(rows[0][1:14]), PLAIN, "REST values")
    same(rows[0][0].timestamp(), 1704067200.0, "REST time")
    same([str(v) for v in rows[0][16:]], ["1234567.8901", "-12.50"], "REST decimals")
    same(set(rows[1][1:]), {None}, "REST nulls")
    fails(lambda: cursor.execute("select * from py.nope"), "0x2603", "REST unknown table")
    fails(lambda: cursor.execute("selec 1"), "0x2600", "REST syntax")
    bad = lambda: taosrest.connect(url=url, user="root", password="bad").query("select 1")
    fails(bad, "0x0357", "REST password")


def websocket():
    connection = taosws.connect(f"ws://root:taosdata@127.0.0.1:{PORT}/py")
    rows = list(connection.query("select * from a"))
    same(len(rows), 2, "WebSocket rows")
    same(tuple(rows[0][1:14]), PLAIN, "WebSocket values")
    same((bytes(rows[0][14]), bytes(rows[0][15])), (b"\x00\xff", POINT), "WebSocket bytes")
    same([str(v) for v in rows[0][16:]], ["1234567.8901", "-12.50"], "WebSocket decimals")
    same(set(rows[1][1:]), {None}, "WebSocket nulls")
    same(connection.execute("insert into a (ts, i32) values (1704067202000, 7)"), 1, "WebSocket insert")
    fails(lambda: connection.query("select * from nope"), "0x2603", "WebSocket unknown table")
    fails(lambda: taosws.connect(f"ws://root:bad@127.0.0.1:{PORT}"), "0x0357", "WebSocket password")
    fails(lambda: taosws.connect(f"ws://root:taosdata@127.0.0.1:{PORT}/nope"), "0x0388", "WebSocket database")
    return connection


def schemaless(connection):
    connection.execute("create database py_lines precision 'ns'")
    connection.execute("use py_lines")
    connection.schemaless_insert(
        lines=["m,t=1 v=1i64 1704067200000000000", "m,t=1 v=2i64 1704067201000000000"],
        protocol=taosws.PySchemalessProtocol.Line,
        precision=taosws.PySchemalessPrecision.Nanosecond,
        ttl=0,
        req_id=1,
    )
    same([row[0] for row in connection.query("select v from m order by _ts")], [1, 2], "lines")
    connection.schemaless_insert(
        lines=["tel 1704067200 3.5 host=a"],
        protocol=taosws.PySchemalessProtocol.Telnet,
        precision=taosws.PySchemalessPrecision.Second,
        ttl=1,
        req_id=2,
    )
    same([row[0] for row in connection.query("select _value from tel")], [3.5], "telnet")
    connection.schemaless_insert(
        lines=['[{"metric":"js","timestamp":1704067200,"value":4.5,"tags":{"host":"a"}}]'],
        protocol=taosws.PySchemalessProtocol.Json,
        precision=taosws.PySchemalessPrecision.Second,
        ttl=1,
        req_id=3,
    )
    same([row[0] for row in connection.query("select _value from js")], [4.5], "JSON")
    bad = lambda: connection.schemaless_insert(
        lines=["bad line"],
        protocol=taosws.PySchemalessProtocol.Line,
        precision=taosws.PySchemalessPrecision.Nanosecond,
        ttl=0,
        req_id=4,
    )
    fails(bad, "SML line invalid", "wrong line")


rest()
schemaless(websocket())
print("all as expected")
