package io.taosj.bench.client;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Locale;

/** Time and garbage of a task that handles rows, the best of several runs. */
final class Meter {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final int RUNS = 7;

    /** A task of a number of rows. */
    interface Task {
        void run() throws Exception;
    }

    /**
     * The best of the runs.
     *
     * @param wall rows per second
     * @param cpu rows per second of processor time of the calling thread
     * @param garbage bytes that the calling thread allocated, per row
     */
    record Best(double wall, double cpu, double garbage) {
        /** A line of text. */
        String line(String name) {
            return String.format(
                    Locale.ROOT,
                    "%-34s %8.2f M rows/s %8.2f M rows/s of its thread %8.3f bytes/row",
                    name,
                    wall / 1e6,
                    cpu / 1e6,
                    garbage);
        }
    }

    private Meter() {}

    static Best best(long rows, Task task) throws Exception {
        double wall = 0;
        double cpu = 0;
        double garbage = Double.MAX_VALUE;
        for (int i = 0; i < RUNS; i++) {
            long bytes = THREADS.getCurrentThreadAllocatedBytes();
            long busy = THREADS.getCurrentThreadCpuTime();
            long start = System.nanoTime();
            task.run();
            wall = Math.max(wall, rows * 1e9 / (System.nanoTime() - start));
            cpu = Math.max(cpu, rows * 1e9 / (THREADS.getCurrentThreadCpuTime() - busy));
            garbage = Math.min(garbage, (double) (THREADS.getCurrentThreadAllocatedBytes() - bytes) / rows);
        }
        return new Best(wall, cpu, garbage);
    }
}
