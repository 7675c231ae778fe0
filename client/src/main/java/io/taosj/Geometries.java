package io.taosj;

import io.taosj.internal.convert.WktReader;
import io.taosj.internal.convert.WktWriter;

/**
 * Converts geometries between well-known text ({@code POINT (1 2)}) and the little-endian well-known binary form that
 * TDengine stores: points, line strings and polygons, several of each, and collections, with two coordinates.
 */
public final class Geometries {
    private Geometries() {}

    /**
     * The binary form of a text.
     *
     * @throws TaosDataException if the text is not a geometry; it tells where
     */
    public static byte[] toBinary(String text) {
        return WktReader.read(text);
    }

    /**
     * The text of a binary form, of either byte order.
     *
     * @throws TaosDataException if the bytes are not a geometry with two coordinates
     */
    public static String toText(byte[] binary) {
        return WktWriter.write(binary);
    }
}
