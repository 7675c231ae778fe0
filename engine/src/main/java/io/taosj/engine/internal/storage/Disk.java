package io.taosj.engine.internal.storage;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The few things that the change log does to files; tests put failures in here. */
interface Disk {
    Disk REAL = path -> new RealFile(
            FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE));

    /** Opens a file for appending; it is created if it does not exist. */
    LogFile open(Path path) throws IOException;

    /** A file of the change log. */
    interface LogFile extends Closeable {
        long size() throws IOException;

        /** Writes everything from a position on. */
        void write(ByteBuffer data, long position) throws IOException;

        void truncate(long size) throws IOException;

        /** Makes what was written survive a power failure. */
        void force() throws IOException;
    }

    /** A file of the operating system. */
    final class RealFile implements LogFile {
        private final FileChannel channel;

        RealFile(FileChannel channel) {
            this.channel = channel;
        }

        @Override
        public long size() throws IOException {
            return channel.size();
        }

        @Override
        public void write(ByteBuffer data, long position) throws IOException {
            long at = position;
            while (data.hasRemaining()) {
                at += channel.write(data, at);
            }
        }

        @Override
        public void truncate(long size) throws IOException {
            channel.truncate(size);
        }

        @Override
        public void force() throws IOException {
            channel.force(false);
        }

        @Override
        public void close() throws IOException {
            channel.close();
        }
    }
}
