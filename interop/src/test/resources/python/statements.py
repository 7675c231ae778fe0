"""Prepared statements of taos-ws-py, both generations."""

from decimal import Decimal

import taosws
from checks import PORT, fails, same

COLUMNS = (
    "ts timestamp, b bool, i8 tinyint, i16 smallint, i32 int, i64 bigint, u8 tinyint unsigned, "
    "u16 smallint unsigned, u32 int unsigned, u64 bigint unsigned, f float, d double, s varchar(20), "
    "n nchar(20), vb varbinary(20), g geometry(100)"
)
POINT = bytes.fromhex("0101000000000000000000f03f0000000000000040")
TIMES = [1704067200000 + i for i in range(3)]
ROW = (
    True, -128, -32768, -2147483648, -9223372036854775808, 255, 65535, 4294967295, 18446744073709551615,
    1.5, 2.25, "abc", "北京😀",
)


def values():
    """One row of values and two of nulls with a value between."""
    makers = [
        taosws.bools_to_column, taosws.tiny_ints_to_column, taosws.small_ints_to_column, taosws.ints_to_column,
        taosws.big_ints_to_column, taosws.unsigned_tiny_ints_to_column, taosws.unsigned_small_ints_to_column,
        taosws.unsigned_ints_to_column, taosws.unsigned_big_ints_to_column, taosws.floats_to_column,
        taosws.doubles_to_column, taosws.varchar_to_column, taosws.nchar_to_column,
    ]
    columns = [taosws.millis_timestamps_to_column(TIMES)]
    columns += [maker([value, None, value]) for maker, value in zip(makers, ROW)]
    columns.append(taosws.varbinary_to_column([b"\x00\xff", None, b"x"]))
    columns.append(taosws.geometry_to_column([POINT, None, POINT]))
    return columns


def check(connection, table, what):
    rows = list(connection.query(f"select * from {table} order by ts"))
    same(len(rows), 3, what)
    same(tuple(rows[0][1:14]), ROW, what)
    same((bytes(rows[0][14]), bytes(rows[0][15])), (b"\x00\xff", POINT), what)
    same(set(rows[1][1:16]), {None}, what)


def first(connection):
    statement = connection.statement()
    statement.prepare("insert into ? using st tags (?, ?) values (" + ",".join("?" * 16) + ")")
    for i in range(5):
        statement.set_tbname(f"one_{i}")
        statement.set_tags([taosws.int_to_tag(i), taosws.nchar_to_tag(f"标{i}")])
        statement.bind_param(values())
        statement.add_batch()
    same(statement.execute(), 15, "stmt rows")
    statement.close()
    check(connection, "one_3", "stmt values")
    same([r[0] for r in connection.query("select distinct name from st order by name")], [f"标{i}" for i in range(5)], "stmt tags")
    wrong = connection.statement()
    wrong.prepare("insert into ? values (?)")
    fails(lambda: wrong.set_tbname("no_such_table"), "0x", "stmt unknown table")


def second(connection):
    statement = connection.stmt2_statement()
    statement.prepare("insert into ? using st tags (?, ?) values (" + ",".join("?" * 16) + ")")
    tables = [
        taosws.stmt2_bind_param_view(
            table_name=f"two_{i}",
            tags=[taosws.int_to_tag(100 + i), taosws.nchar_to_tag(f"签{i}")],
            columns=values(),
        )
        for i in range(50)
    ]
    statement.bind(tables)
    same(statement.execute(), 150, "stmt2 rows")
    check(connection, "two_42", "stmt2 values")
    statement.prepare("select i32 from st where id = ? and i32 < ?")
    statement.bind([taosws.stmt2_bind_param_view(table_name="", tags=None, columns=[taosws.ints_to_column([142]), taosws.ints_to_column([0])])])
    statement.execute()
    same([r[0] for r in statement.result_set()], [-2147483648, -2147483648], "stmt2 query")
    statement.close()
    wrong = connection.stmt2_statement()
    fails(lambda: wrong.prepare("insert into nowhere (ts, v) values (?, ?)"), "0x", "stmt2 unknown table")


def decimals(connection):
    connection.execute("create table dec (ts timestamp, a decimal(20,4), b decimal(10,2))")
    statement = connection.stmt2_statement()
    statement.prepare("insert into dec values (?, ?, ?)")
    statement.bind([taosws.stmt2_bind_param_view(
        table_name="",
        tags=None,
        columns=[
            taosws.millis_timestamps_to_column(TIMES[:2]),
            taosws.decimal_to_column([Decimal("1234567.8901"), None]),
            taosws.decimal64_to_column([Decimal("-12.5"), None]),
        ],
    )])
    same(statement.execute(), 2, "decimal rows")
    rows = list(connection.query("select a, b from dec order by ts"))
    same([str(v) for v in rows[0]], ["1234567.8901", "-12.50"], "decimals")
    same(tuple(rows[1]), (None, None), "decimal nulls")


connection = taosws.connect(f"ws://root:taosdata@127.0.0.1:{PORT}")
connection.execute("create database if not exists pys")
connection.execute("use pys")
connection.execute(f"create table st ({COLUMNS}) tags (id int, name nchar(20))")
first(connection)
second(connection)
decimals(connection)
print("all as expected")
