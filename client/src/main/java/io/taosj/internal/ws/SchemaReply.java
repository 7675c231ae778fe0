package io.taosj.internal.ws;

import io.taosj.wire.ColumnInfo;
import io.taosj.wire.DataType;
import io.taosj.wire.Precision;
import io.taosj.wire.ResultSchema;
import io.taosj.wire.WireFormatException;
import java.util.ArrayList;
import java.util.List;

/** The columns of a result, as the reply to a query describes them. */
final class SchemaReply {
    private SchemaReply() {}

    /**
     * @throws WireFormatException if the arrays of the reply contradict each other
     */
    static ResultSchema of(TextReply reply) {
        List<?> names = reply.list("fields_names");
        List<?> types = reply.list("fields_types");
        List<?> lengths = reply.list("fields_lengths");
        List<?> precisions = reply.list("fields_precisions");
        List<?> scales = reply.list("fields_scales");
        long count = reply.number("fields_count");
        if (names.size() != count || types.size() != count || lengths.size() != count) {
            throw new WireFormatException("a reply announces " + count + " columns and describes " + names.size()
                    + " names, " + types.size() + " types, " + lengths.size() + " lengths");
        }
        List<ColumnInfo> columns = new ArrayList<>(names.size());
        for (int i = 0; i < count; i++) {
            DataType type = DataType.ofCode(number(types, i));
            // older servers describe no decimals
            int precision = type.isDecimal() && i < precisions.size() ? number(precisions, i) : 0;
            int scale = type.isDecimal() && i < scales.size() ? number(scales, i) : 0;
            int length = type.isVariable() ? number(lengths, i) : type.width();
            columns.add(new ColumnInfo(String.valueOf(names.get(i)), type, length, precision, scale));
        }
        return new ResultSchema(columns, Precision.ofCode((int) reply.number("precision")));
    }

    private static int number(List<?> list, int index) {
        if (list.get(index) instanceof Number number) {
            return number.intValue();
        }
        throw new WireFormatException("a column's description is no number: " + list.get(index));
    }
}
