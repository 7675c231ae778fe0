package io.taosj.engine.internal.sql;

/** A parsed statement. Names are folded and without quotes; nothing is looked up in the catalog. */
public sealed interface Statement
        permits QueryStatement,
                ExplainStatement,
                InsertStatement,
                InsertSelect,
                DeleteStatement,
                DatabaseStatement,
                TableStatement,
                ShowStatement,
                UserStatement,
                TopicStatement,
                StreamStatement,
                IndexStatement,
                TsmaStatement,
                FunctionStatement,
                ViewStatement,
                ClusterStatement {}
