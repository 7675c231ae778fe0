"""pandas through taospy's SQLAlchemy dialects."""

import importlib.util
import sys
import types

import pandas
from sqlalchemy import create_engine, inspect, text
from checks import PORT, fails, same

# the package's own start loads the C library, which its dialects don't need
package = types.ModuleType("taos")
package.__path__ = list(importlib.util.find_spec("taos").submodule_search_locations)
sys.modules["taos"] = package


def dialect(url, database):
    engine = create_engine(url)
    with engine.connect() as connection:
        connection.execute(text(f"create database if not exists {database}"))
        connection.execute(text(f"create table {database}.t (ts timestamp, v int, s nchar(10))"))
        connection.execute(text(
            f"insert into {database}.t values ('2024-01-01T00:00:00Z', 1, '北') ('2024-01-01T00:00:01Z', 2, null)"))
        frame = pandas.read_sql(text(f"select ts, v, s from {database}.t order by ts"), connection)
        same(list(frame.columns), ["ts", "v", "s"], "columns")
        same(frame["v"].sum(), 3, "sum")
        same(list(frame["s"]), ["北", None], "texts")
        same(pandas.Timestamp(frame["ts"][0]).year in (2023, 2024), True, "times")
        fails(lambda: connection.execute(text(f"select * from {database}.nope")), "0x2603", "unknown table")
    inspector = inspect(engine)
    same(database in inspector.get_schema_names(), True, "schemas")
    engine.dispose()


dialect(f"taosrest://root:taosdata@127.0.0.1:{PORT}", "frames_rest")
dialect(f"taosws://root:taosdata@127.0.0.1:{PORT}", "frames_ws")
print("all as expected")
