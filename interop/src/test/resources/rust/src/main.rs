//! Drives a server with the crate `taos`; argument: its port. Prints one line when everything was right.

use anyhow::{bail, ensure, Context, Result};
use taos::taos_query::common::{SchemalessPrecision, SchemalessProtocol, SmlDataBuilder};
use taos::*;

const COLUMNS: &str = "ts timestamp, b bool, i8 tinyint, i16 smallint, i32 int, i64 bigint, \
    u8 tinyint unsigned, u16 smallint unsigned, u32 int unsigned, u64 bigint unsigned, f float, d double, \
    s varchar(20), n nchar(20)";

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<()> {
    let port = std::env::args().nth(1).context("the port is missing")?;
    let taos = TaosBuilder::from_dsn(format!("ws://root:taosdata@127.0.0.1:{port}"))?
        .build()
        .await?;
    types(&taos).await.context("types")?;
    statements(&taos).await.context("statements")?;
    schemaless(&taos, &port).await.context("schemaless")?;
    subscription(&taos, &port).await.context("subscription")?;
    errors(&taos, &port).await.context("errors")?;
    println!("all as expected");
    Ok(())
}

async fn types(taos: &Taos) -> Result<()> {
    taos.exec_many([
        "create database rs precision 'us'".to_string(),
        "use rs".to_string(),
        format!("create table t ({COLUMNS})"),
        "insert into t values ('2024-01-01T00:00:00.000001Z', true, -128, -32768, -2147483648, \
         -9223372036854775808, 255, 65535, 4294967295, 18446744073709551615, 1.5, 2.25, 'abc', '北京😀')"
            .to_string(),
        "insert into t (ts) values ('2024-01-01T00:00:01Z')".to_string(),
    ])
    .await?;
    let mut result = taos.query("select * from t order by ts").await?;
    let rows = result.to_records().await?;
    ensure!(rows.len() == 2, "{} rows", rows.len());
    let first: Vec<Value> = rows[0][1..].to_vec();
    let expected = vec![
        Value::Bool(true),
        Value::TinyInt(i8::MIN),
        Value::SmallInt(i16::MIN),
        Value::Int(i32::MIN),
        Value::BigInt(i64::MIN),
        Value::UTinyInt(u8::MAX),
        Value::USmallInt(u16::MAX),
        Value::UInt(u32::MAX),
        Value::UBigInt(u64::MAX),
        Value::Float(1.5),
        Value::Double(2.25),
        Value::VarChar("abc".to_string()),
        Value::NChar("北京😀".to_string()),
    ];
    ensure!(first == expected, "{first:?}");
    ensure!(rows[1][1..].iter().all(|v| v.is_null()), "{:?}", rows[1]);
    Ok(())
}

async fn statements(taos: &Taos) -> Result<()> {
    taos.exec("create table st (ts timestamp, v int, s nchar(20)) tags (id int, name varchar(20))")
        .await?;
    let mut statement = Stmt::init(taos).await?;
    statement
        .prepare("insert into ? using st tags (?, ?) values (?, ?, ?)")
        .await?;
    for table in 0..10 {
        statement.set_tbname(&format!("c{table}")).await?;
        statement
            .set_tags(&[Value::Int(table), Value::VarChar(format!("name {table}"))])
            .await?;
        let times: Vec<i64> = (0..100).map(|i| 1_704_067_200_000_000 + i).collect();
        let numbers: Vec<Option<i32>> = (0..100).map(|i| if i % 10 == 9 { None } else { Some(i) }).collect();
        let texts: Vec<String> = (0..100).map(|i| format!("测{i}")).collect();
        statement
            .bind(&[
                ColumnView::from_micros_timestamp(times),
                ColumnView::from_ints(numbers),
                ColumnView::from_nchar(texts),
            ])
            .await?;
        statement.add_batch().await?;
    }
    let rows = statement.execute().await?;
    ensure!(rows == 1000, "{rows} rows");
    let counted: Option<(i64, i64, i64)> = taos
        .query_one("select count(*), count(v), sum(id) from st")
        .await?;
    ensure!(counted == Some((1000, 900, 4500)), "{counted:?}");
    Ok(())
}

async fn schemaless(taos: &Taos, port: &str) -> Result<()> {
    taos.exec("create database rs_lines precision 'ns'").await?;
    // lines go over a connection of their own, which knows the URL's database only
    let taos = TaosBuilder::from_dsn(format!("ws://root:taosdata@127.0.0.1:{port}/rs_lines"))?
        .build()
        .await?;
    for (protocol, precision, line) in [
        (SchemalessProtocol::Line, SchemalessPrecision::Nanosecond, "l,host=a v=1.5 1704067200000000000"),
        (SchemalessProtocol::Telnet, SchemalessPrecision::Millisecond, "tel 1704067200000 1.5 host=a"),
        (
            SchemalessProtocol::Json,
            SchemalessPrecision::Millisecond,
            r#"[{"metric":"js","timestamp":1704067200000,"value":1.5,"tags":{"host":"a"}}]"#,
        ),
    ] {
        let data = SmlDataBuilder::default()
            .protocol(protocol)
            .precision(precision)
            .data(vec![line.to_string()])
            .ttl(10)
            .req_id(7u64)
            .build()?;
        taos.put(&data).await?;
    }
    for table in ["l", "tel", "js"] {
        let rows: Option<i64> = taos.query_one(format!("select count(*) from {table}")).await?;
        ensure!(rows == Some(1), "{table}: {rows:?}");
    }
    Ok(())
}

async fn poll(consumer: &Consumer, count: usize) -> Result<(Vec<i32>, Option<Offset>)> {
    let mut values = Vec::new();
    let mut last = None;
    for _ in 0..60 {
        if let Some((offset, message)) = consumer.recv_timeout(Timeout::from_millis(500)).await? {
            if let Some(data) = message.into_data() {
                while let Some(block) = data.fetch_raw_block().await? {
                    for row in block.rows() {
                        for (index, (_, value)) in row.enumerate() {
                            if index == 1 {
                                values.push(value.to_string()?.parse()?);
                            }
                        }
                    }
                }
            }
            last = Some(offset);
        }
        if values.len() >= count {
            break;
        }
    }
    values.sort();
    Ok((values, last))
}

async fn subscription(taos: &Taos, port: &str) -> Result<()> {
    taos.exec_many([
        "create database rs_tmq wal_retention_period 3600 vgroups 1",
        "use rs_tmq",
        "create table st (ts timestamp, v int) tags (g int)",
        "create topic rs_topic as select ts, v from st",
        "insert into a using st tags (1) values (1704067200000, 1) (1704067201000, 2)",
        "insert into b using st tags (2) values (1704067202000, 3)",
    ])
    .await?;
    let dsn = format!(
        "ws://root:taosdata@127.0.0.1:{port}?group.id=rs1&client.id=rust&auto.offset.reset=earliest&enable.auto.commit=false"
    );
    let mut consumer = TmqBuilder::from_dsn(&dsn)?.build().await?;
    consumer.subscribe(["rs_topic"]).await?;
    let (values, offset) = poll(&consumer, 3).await?;
    ensure!(values == [1, 2, 3], "{values:?}");
    let offset = offset.context("no offset")?;
    ensure!(offset.topic() == "rs_topic" && offset.database() == "rs_tmq", "{offset:?}");
    let group = offset.vgroup_id();
    consumer.commit(offset).await?;
    ensure!(consumer.committed("rs_topic", group).await? > 0, "not committed");
    consumer.unsubscribe().await;
    taos.exec("insert into a values (1704067203000, 4)").await?;
    let mut consumer = TmqBuilder::from_dsn(&dsn)?.build().await?;
    consumer.subscribe(["rs_topic"]).await?;
    let (values, _) = poll(&consumer, 1).await?;
    ensure!(values == [4], "after the commit: {values:?}");
    consumer.offset_seek("rs_topic", group, 0).await?;
    let (values, _) = poll(&consumer, 4).await?;
    ensure!(values == [1, 2, 3, 4], "after the seek: {values:?}");
    consumer.unsubscribe().await;
    Ok(())
}

async fn errors(taos: &Taos, port: &str) -> Result<()> {
    for (sql, code) in [("selec 1", 0x2600), ("select * from rs.nope", 0x2603), ("use nowhere", 0x0388)] {
        match taos.exec(sql).await {
            Ok(_) => bail!("{sql}: no error"),
            Err(e) => ensure!(e.code() == code, "{sql}: {e}"),
        }
    }
    let wrong = TaosBuilder::from_dsn(format!("ws://root:wrong@127.0.0.1:{port}"))?;
    // nothing is sent before the first statement
    match wrong.build().await?.exec("select 1").await {
        Ok(_) => bail!("wrong password accepted"),
        Err(e) => ensure!(e.code() == 0x0357, "{e}"),
    }
    Ok(())
}
