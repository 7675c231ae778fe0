package io.taosj.bench.client;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Locale;

/** Time and garbage of a task that handles rows, the best of several runs. */
final class Meter {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final OperatingSystemMXBean SYSTEM =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
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
     * @param process rows per second of processor time of all threads, those of the server in the same process included
     * @param garbage bytes that the calling thread allocated, per row
     */
    record Best(double wall, double cpu, double process, double garbage) {
        /** A line of text. */
        String line(String name) {
            return String.format(
                    Locale.ROOT,
                    "%-30s M rows/s: %7.2f by the clock, %7.2f of its thread, %7.2f of the process; %7.3f bytes/row",
                    name,
                    wall / 1e6,
                    cpu / 1e6,
                    process / 1e6,
                    garbage);
        }
    }

    private Meter() {}

    static Best best(long rows, Task task) throws Exception {
        double wall = 0;
        double cpu = 0;
        double process = 0;
        double garbage = Double.MAX_VALUE;
        for (int i = 0; i < RUNS; i++) {
            long bytes = THREADS.getCurrentThreadAllocatedBytes();
            long busy = THREADS.getCurrentThreadCpuTime();
            long all = SYSTEM.getProcessCpuTime();
            long start = System.nanoTime();
            task.run();
            wall = Math.max(wall, rows * 1e9 / (System.nanoTime() - start));
            cpu = Math.max(cpu, rows * 1e9 / (THREADS.getCurrentThreadCpuTime() - busy));
            process = Math.max(process, rows * 1e9 / (SYSTEM.getProcessCpuTime() - all));
            garbage = Math.min(garbage, (double) (THREADS.getCurrentThreadAllocatedBytes() - bytes) / rows);
        }
        return new Best(wall, cpu, process, garbage);
    }
}
