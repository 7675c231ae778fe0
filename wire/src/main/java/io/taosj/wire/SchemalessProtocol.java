package io.taosj.wire;

/** The text formats of schemaless writing. */
public enum SchemalessProtocol {
    /** InfluxDB's line protocol with TDengine's type suffixes: {@code cpu,host=a load=0.5,n=3i64 1704067200000000000}. */
    LINE(1),
    /** OpenTSDB's telnet form without the word put: {@code cpu 1704067200 0.5 host=a}. */
    TELNET(2),
    /** OpenTSDB's JSON form: one object or an array of them. */
    JSON(3);

    private final int code;

    SchemalessProtocol(int code) {
        this.code = code;
    }

    /** The protocol's number on the wire. */
    public int code() {
        return code;
    }

    /**
     * The protocol of a number.
     *
     * @throws WireFormatException if the number is none of 1, 2, 3
     */
    public static SchemalessProtocol ofCode(long code) {
        for (SchemalessProtocol protocol : values()) {
            if (protocol.code == code) {
                return protocol;
            }
        }
        throw new WireFormatException("unknown schemaless protocol " + code + ", use 1, 2 or 3");
    }
}
