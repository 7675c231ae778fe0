package io.taosj.engine.internal.function;

import io.taosj.wire.DataType;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.function.BiPredicate;
import org.duckdb.DuckDBColumnType;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryCollection;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.prep.PreparedGeometryFactory;
import org.locationtech.jts.io.ByteOrderValues;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKBReader;
import org.locationtech.jts.io.WKBWriter;
import org.locationtech.jts.io.WKTReader;

/** ST_*. Bytes cross into Java as hexadecimal text: functions written in Java cannot take bytes. */
final class GeometryFunctions {
    private static final int POINT_LENGTH = 21;
    private static final GeometryFactory FACTORY = new GeometryFactory();

    private GeometryFunctions() {}

    static final List<Udf> FUNCTIONS = List.of(
            Udf.ofText("taosj_geo_parse", (in, row) -> parse(in[0].getString(row)), DuckDBColumnType.VARCHAR),
            Udf.ofText("taosj_geo_text", (in, row) -> text(read(in[0].getString(row))), DuckDBColumnType.VARCHAR),
            Udf.ofText(
                    "taosj_geo_point",
                    (in, row) -> write(FACTORY.createPoint(new Coordinate(in[0].getDouble(row), in[1].getDouble(row)))),
                    DuckDBColumnType.DOUBLE,
                    DuckDBColumnType.DOUBLE),
            relation("taosj_geo_intersects", Geometry::intersects),
            relation("taosj_geo_equals", (left, right) -> left.equalsExact(right) || left.equalsTopo(right)),
            relation("taosj_geo_touches", Geometry::touches),
            relation("taosj_geo_covers", Geometry::covers),
            relation("taosj_geo_contains", Geometry::contains),
            relation(
                    "taosj_geo_containsproperly",
                    (left, right) -> PreparedGeometryFactory.prepare(left).containsProperly(right)));

    private static Udf relation(String name, BiPredicate<Geometry, Geometry> test) {
        return Udf.of(
                name,
                DuckDBColumnType.BOOLEAN,
                (in, row, out) ->
                        out.setBoolean(row, test.test(read(in[0].getString(row)), read(in[1].getString(row)))),
                DuckDBColumnType.VARCHAR,
                DuckDBColumnType.VARCHAR);
    }

    static final List<ScalarFunction> SCALARS = List.of(
            Scalars.of("st_geomfromtext", (args, context) -> {
                Args.count("st_geomfromtext", args, 1, 1);
                Args.type("st_geomfromtext", Args.isTextOrNull(args.get(0)));
                ValueType type = args.get(0).type();
                int length = type.isText() ? Args.bytes(type) - 2 : 0;
                return Args.result(
                        ValueType.of(DataType.GEOMETRY, length),
                        fromText(args.get(0).sql()),
                        args);
            }),
            Scalars.of("st_makepoint", (args, context) -> {
                Args.count("st_makepoint", args, 2, 2);
                Args.type("st_makepoint", args.stream().allMatch(Args::isNumberOrNull));
                String point = StoreSql.call(
                        "taosj_geo_point",
                        Conversions.toDouble(args.get(0), false),
                        Conversions.toDouble(args.get(1), false));
                return Args.result(
                        ValueType.of(DataType.GEOMETRY, POINT_LENGTH), StoreSql.call("from_hex", point), args);
            }),
            Scalars.of("st_astext", (args, context) -> {
                Args.count("st_astext", args, 1, 1);
                checkGeometries("st_astext", args);
                String sql = StoreSql.call("taosj_geo_text", hex(args.get(0)));
                return Args.result(ValueType.varchar(args.get(0).type().length()), sql, args);
            }),
            relation("intersects"),
            relation("equals"),
            relation("touches"),
            relation("covers"),
            relation("contains"),
            relation("containsproperly"));

    private static ScalarFunction relation(String name) {
        return Scalars.of("st_" + name, (args, context) -> {
            Args.count("st_" + name, args, 2, 2);
            checkGeometries("st_" + name, args);
            String sql = StoreSql.call("taosj_geo_" + name, hex(args.get(0)), hex(args.get(1)));
            return Args.result(ValueType.BOOL, sql, args);
        });
    }

    private static void checkGeometries(String name, List<Arg> args) {
        Args.type(name, args.stream().allMatch(arg -> arg.type().is(DataType.GEOMETRY) || arg.isNullLiteral()));
    }

    private static String hex(Arg arg) {
        return arg.isNullLiteral() ? "NULL::VARCHAR" : StoreSql.call("hex", arg.sql());
    }

    /** The SQL of the geometry that a text describes. */
    static String fromText(String sql) {
        return StoreSql.call("from_hex", StoreSql.call("taosj_geo_parse", StoreSql.cast(sql, "VARCHAR")));
    }

    /** Hexadecimal WKB of a WKT text; null for an empty text. */
    private static @Nullable String parse(String text) {
        if (text.isEmpty()) {
            return null;
        }
        try {
            Geometry geometry = new WKTReader(FACTORY).read(text);
            if (geometry.getClass() == GeometryCollection.class) {
                throw refused();
            }
            return write(geometry);
        } catch (ParseException | IllegalArgumentException e) {
            throw refused();
        }
    }

    private static Failures.InStore refused() {
        return new Failures.InStore(0x2803, "Invalid function para value");
    }

    private static String write(Geometry geometry) {
        return HexFormat.of().formatHex(new WKBWriter(2, ByteOrderValues.LITTLE_ENDIAN).write(geometry));
    }

    private static Geometry read(String hex) {
        try {
            return new WKBReader(FACTORY).read(HexFormat.of().parseHex(hex));
        } catch (ParseException | IllegalArgumentException e) {
            throw refused();
        }
    }

    /** WKT with six digits behind the point. */
    private static String text(Geometry geometry) {
        StringBuilder out = new StringBuilder(geometry.getGeometryType().toUpperCase(Locale.ROOT)).append(' ');
        body(out, geometry);
        return out.toString();
    }

    private static void body(StringBuilder out, Geometry geometry) {
        if (geometry.isEmpty()) {
            out.append("EMPTY");
        } else if (geometry instanceof Point point) {
            coordinates(out.append('('), point.getCoordinateSequence());
            out.append(')');
        } else if (geometry instanceof LineString line) {
            coordinates(out.append('('), line.getCoordinateSequence());
            out.append(')');
        } else if (geometry instanceof Polygon polygon) {
            body(out.append('('), polygon.getExteriorRing());
            for (int i = 0; i < polygon.getNumInteriorRing(); i++) {
                body(out.append(", "), polygon.getInteriorRingN(i));
            }
            out.append(')');
        } else {
            members(out, geometry);
        }
    }

    private static void members(StringBuilder out, Geometry collection) {
        for (int i = 0; i < collection.getNumGeometries(); i++) {
            out.append(i == 0 ? "(" : ", ");
            Geometry member = collection.getGeometryN(i);
            if (member instanceof Point point && !point.isEmpty()) {
                coordinates(out, point.getCoordinateSequence());
            } else {
                body(out, member);
            }
        }
        out.append(')');
    }

    private static void coordinates(StringBuilder out, CoordinateSequence sequence) {
        for (int i = 0; i < sequence.size(); i++) {
            out.append(i == 0 ? "" : ", ")
                    .append(String.format(Locale.ROOT, "%.6f %.6f", sequence.getX(i), sequence.getY(i)));
        }
    }
}
