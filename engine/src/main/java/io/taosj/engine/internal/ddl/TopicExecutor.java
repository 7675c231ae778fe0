package io.taosj.engine.internal.ddl;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.taosj.engine.EngineException;
import io.taosj.engine.internal.catalog.ColumnDef;
import io.taosj.engine.internal.catalog.Database;
import io.taosj.engine.internal.catalog.Table;
import io.taosj.engine.internal.sql.Lexer;
import io.taosj.engine.internal.sql.ObjectName;
import io.taosj.engine.internal.sql.Query;
import io.taosj.engine.internal.sql.Span;
import io.taosj.engine.internal.sql.SqlText;
import io.taosj.engine.internal.sql.TableRef;
import io.taosj.engine.internal.sql.Token;
import io.taosj.engine.internal.sql.TopicStatement;
import io.taosj.wire.ColumnInfo;
import io.taosj.wire.ResultSchema;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Definitions of topics; what is read through them is not decided here. */
final class TopicExecutor {
    private static final JsonFactory FACTORY = new JsonFactory();

    private final DdlSession session;
    private final SqlText sql;
    private final Names names;
    private final SmallObjects objects;

    TopicExecutor(DdlSession session, SqlText sql) {
        this.session = session;
        this.sql = sql;
        this.names = new Names(session);
        this.objects = new SmallObjects(session.storage());
    }

    void execute(TopicStatement statement) {
        if (statement instanceof TopicStatement.CreateFromQuery create) {
            fromQuery(create);
        } else if (statement instanceof TopicStatement.CreateFromStable create) {
            fromStable(create);
        } else if (statement instanceof TopicStatement.CreateFromDatabase create) {
            Database database = names.database(create.database());
            Fields fields = fields(database, create.meta()).put("type", "db");
            store(create.name(), create.ifNotExists(), fields);
        } else if (statement instanceof TopicStatement.Drop drop) {
            drop(drop);
        } else if (statement instanceof TopicStatement.DropGroup drop) {
            dropGroup(drop);
        }
    }

    private Fields fields(Database database, TopicStatement.Meta meta) {
        return new Fields(session)
                .put("db", database.name())
                .put("sql", sql.original())
                .put("meta", meta == TopicStatement.Meta.NONE ? "no" : "yes");
    }

    private void fromStable(TopicStatement.CreateFromStable create) {
        ObjectName name = create.table();
        Database database = names.databaseOf(name);
        if (!(database.table(name.name()) instanceof Table.SuperTable)) {
            throw DdlErrors.superTableMissing();
        }
        Fields fields = fields(database, create.meta()).put("type", "stable").put("table", name.name());
        store(create.name(), create.ifNotExists(), fields);
    }

    private void fromQuery(TopicStatement.CreateFromQuery create) {
        QueryDescriber.Description query = session.queries().describe(create.query());
        TableRef.Named source = source(create.query());
        if (source == null || query.aggregated()) {
            throw invalidQuery();
        }
        String databaseName = source.database() == null ? session.database() : source.database();
        Database database =
                databaseName == null ? null : session.storage().catalog().database(databaseName);
        Table table = database == null ? null : database.table(source.name());
        if (database == null || table == null) {
            throw invalidQuery();
        }
        String owner = table instanceof Table.ChildTable child ? child.superTable() : table.name();
        Fields fields = fields(database, TopicStatement.Meta.NONE)
                .put("type", "column")
                .put("table", owner)
                .put("schema", schema(query.schema()))
                .put("columns", String.join("\n", words(create.querySpan(), table)));
        store(create.name(), create.ifNotExists(), fields);
    }

    private static EngineException invalidQuery() {
        return DdlErrors.of(0x2639, "Invalid topic query");
    }

    /** The only table of a plain projection or filter, or null if the query is something else. */
    private static TableRef.@Nullable Named source(Query query) {
        boolean plain = query instanceof Query.Select select
                && !select.distinct()
                && !select.tags()
                && select.partitionBy().isEmpty()
                && select.window() == null
                && select.groupBy().isEmpty()
                && select.having() == null
                && select.orderBy().isEmpty()
                && select.limit() == null
                && select.slimit() == null;
        return plain && ((Query.Select) query).from() instanceof TableRef.Named named ? named : null;
    }

    /** All names in the query: columns among them may not be dropped while the topic exists. */
    private Set<String> words(Span query, Table table) {
        Set<String> words = new LinkedHashSet<>();
        Lexer lexer = new Lexer(sql.slice(query));
        lexer.next();
        while (!lexer.atEnd()) {
            if (lexer.token() == Token.IDENTIFIER) {
                words.add(lexer.tokenText());
            } else if (lexer.token() == Token.QUOTED) {
                String quoted = lexer.tokenText();
                words.add(quoted.substring(1, quoted.length() - 1));
            } else if (lexer.token() == Token.STAR && table instanceof Table.SuperTable stable) {
                stable.columns().stream().map(ColumnDef::name).forEach(words::add);
            }
            lexer.next();
        }
        return words;
    }

    private static String schema(ResultSchema schema) {
        StringWriter text = new StringWriter();
        try (JsonGenerator out = FACTORY.createGenerator(text)) {
            out.writeStartArray();
            for (ColumnInfo column : schema.columns()) {
                out.writeStartObject();
                out.writeStringField("name", column.name());
                out.writeStringField("type", column.type().sqlName());
                out.writeNumberField("length", column.length());
                out.writeEndObject();
            }
            out.writeEndArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private void store(String name, boolean ifNotExists, Fields fields) {
        if (objects.exists(SmallObjects.TOPIC, name)) {
            if (ifNotExists) {
                return;
            }
            throw DdlErrors.of(0x3E0, "Topic already exists");
        }
        session.storage().change(List.of(SmallObjects.put(SmallObjects.TOPIC, name, fields.map())));
    }

    private void drop(TopicStatement.Drop drop) {
        if (objects.exists(SmallObjects.TOPIC, drop.name())) {
            session.storage().change(List.of(SmallObjects.remove(SmallObjects.TOPIC, drop.name())));
        } else if (!drop.ifExists()) {
            throw topicMissing();
        }
    }

    private static EngineException topicMissing() {
        return DdlErrors.of(0x3E1, "Topic not exist");
    }

    private void dropGroup(TopicStatement.DropGroup drop) {
        if (!drop.ifExists()) {
            throw objects.exists(SmallObjects.TOPIC, drop.topic())
                    ? DdlErrors.of(0x3E8, "Subcribe not exist")
                    : topicMissing();
        }
    }
}
