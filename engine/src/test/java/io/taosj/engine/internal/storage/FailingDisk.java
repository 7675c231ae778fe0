package io.taosj.engine.internal.storage;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;

/** A disk that gets full at a byte of the test's choice: it takes what fits and fails then, as real ones do. */
final class FailingDisk implements Disk {
    /** Bytes that can still be written. */
    volatile long room = Long.MAX_VALUE;

    @Override
    public LogFile open(Path path) throws IOException {
        LogFile real = REAL.open(path);
        return new LogFile() {
            @Override
            public long size() throws IOException {
                return real.size();
            }

            @Override
            public void write(ByteBuffer data, long position) throws IOException {
                int fits = (int) Math.min(room, data.remaining());
                real.write(data.slice().limit(fits), position);
                if (fits < data.remaining()) {
                    throw new IOException("No space left on device");
                }
            }

            @Override
            public void truncate(long size) throws IOException {
                real.truncate(size);
            }

            @Override
            public void force() throws IOException {
                real.force();
            }

            @Override
            public void close() throws IOException {
                real.close();
            }
        };
    }
}
