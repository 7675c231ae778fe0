package io.taosj.engine.internal.storage;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/** Replaces a text in a class file's pool of constants; everything else of a class file refers to the pool by number. */
final class ClassConstants {
    private static final int HEADER = 8;
    private static final int UTF8 = 1;
    private static final int LONG = 5;
    private static final int DOUBLE = 6;

    private ClassConstants() {}

    /**
     * @return a copy of the class file with one text replaced
     * @throws IOException if the text is not in there exactly once, or the file is of an unknown form
     */
    static byte[] replace(byte[] classFile, String from, String to) throws IOException {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(classFile));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(classFile.length + to.length());
        DataOutputStream out = new DataOutputStream(bytes);
        out.write(in.readNBytes(HEADER));
        int count = in.readUnsignedShort();
        out.writeShort(count);
        int found = 0;
        for (int number = 1; number < count; number++) {
            int kind = in.readUnsignedByte();
            out.writeByte(kind);
            if (kind == UTF8) {
                String text = in.readUTF();
                found += text.equals(from) ? 1 : 0;
                out.writeUTF(text.equals(from) ? to : text);
            } else {
                out.write(in.readNBytes(width(kind)));
                number += kind == LONG || kind == DOUBLE ? 1 : 0; // these count twice
            }
        }
        if (found != 1) {
            throw new IOException("the text is " + found + " times in the class");
        }
        in.transferTo(out);
        return bytes.toByteArray();
    }

    private static int width(int kind) throws IOException {
        return switch (kind) {
            case 3, 4, 9, 10, 11, 12, 17, 18 -> 4; // numbers, members, names with types
            case LONG, DOUBLE -> 8;
            case 7, 8, 16, 19, 20 -> 2; // classes, texts, method types, modules, packages
            case 15 -> 3; // method handles
            default -> throw new IOException("unknown kind of constant " + kind);
        };
    }
}
