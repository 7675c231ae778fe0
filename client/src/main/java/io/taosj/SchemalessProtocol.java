package io.taosj;

/** Formats of schemaless data. */
public enum SchemalessProtocol {
    /** InfluxDB line protocol. */
    LINE(1),
    /** OpenTSDB telnet lines. */
    TELNET(2),
    /** OpenTSDB JSON. */
    JSON(3);

    private final int code;

    SchemalessProtocol(int code) {
        this.code = code;
    }

    /** The number used on the wire. */
    public int code() {
        return code;
    }
}
