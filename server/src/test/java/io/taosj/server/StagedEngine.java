package io.taosj.server;

import io.taosj.engine.Engine;
import io.taosj.engine.EngineException;
import io.taosj.engine.EngineOptions;
import io.taosj.engine.EngineResult;
import io.taosj.engine.EngineSession;
import io.taosj.wire.Block;
import io.taosj.wire.BlockBuilder;
import io.taosj.wire.ColumnInfo;
import io.taosj.wire.DataType;
import io.taosj.wire.Precision;
import io.taosj.wire.ResultSchema;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * An engine whose statements {@code stuck}, {@code waiting} and {@code endless} behave as tests need it; everything else
 * goes to a real one.
 */
final class StagedEngine implements AutoCloseable {
    /** How long something may take that never ends by itself. */
    private static final int PATIENCE_SECONDS = 60;

    private final Engine real = Engine.open(EngineOptions.inMemory());
    private final Block block;
    /** Counted down when the statement {@code stuck} runs. */
    final CountDownLatch stuck = new CountDownLatch(1);
    /** Counted down when the session of the statement {@code stuck} is closed. */
    final CountDownLatch sessionClosed = new CountDownLatch(1);
    /** Counted down when the first block of {@code waiting} has been asked for. */
    final CountDownLatch asked = new CountDownLatch(1);
    /** Counted down when the result of {@code waiting} or {@code endless} has been closed. */
    final CountDownLatch resultClosed = new CountDownLatch(1);
    /** Blocks of {@code endless} so far. */
    final AtomicInteger made = new AtomicInteger();

    /**
     * An engine in memory.
     *
     * @param rows in each block of {@code endless}
     */
    StagedEngine(int rows) {
        ResultSchema schema = new ResultSchema(List.of(ColumnInfo.of("v", DataType.BIGINT)), Precision.MILLISECONDS);
        BlockBuilder builder = new BlockBuilder(schema);
        for (int i = 0; i < rows; i++) {
            builder.column(0).addLong(i);
        }
        block = builder.build();
    }

    Engine engine() {
        return proxy(Engine.class, real, (name, argument, answer) -> {
            if (answer instanceof EngineSession session) {
                return session(session);
            }
            return answer;
        });
    }

    private EngineSession session(EngineSession session) {
        return proxy(EngineSession.class, session, (name, argument, answer) -> {
            if (name.equals("close")) {
                sessionClosed.countDown();
            }
            return answer;
        });
    }

    /** What becomes of an answer. */
    @FunctionalInterface
    private interface After {
        @Nullable Object apply(String name, @Nullable Object argument, @Nullable Object answer);
    }

    private <T> T proxy(Class<T> type, T target, After after) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    Object argument = arguments == null || arguments.length == 0 ? null : arguments[0];
                    EngineResult staged = method.getName().equals("execute") ? staged(String.valueOf(argument)) : null;
                    if (staged != null) {
                        return staged;
                    }
                    try {
                        return after.apply(method.getName(), argument, method.invoke(target, arguments));
                    } catch (InvocationTargetException e) {
                        throw e.getCause() == null ? e : e.getCause();
                    }
                }));
    }

    private @Nullable EngineResult staged(String sql) {
        return switch (sql) {
            case "stuck" -> {
                stuck.countDown();
                await(sessionClosed);
                throw new EngineException(0x0500, "stopped");
            }
            case "waiting" -> new Staged(true);
            case "endless" -> new Staged(false);
            default -> null;
        };
    }

    private static void await(CountDownLatch latch) {
        try {
            if (!latch.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new EngineException(0xFFFF, "nobody stopped the statement");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private final class Staged implements EngineResult {
        private final boolean waits;

        Staged(boolean waits) {
            this.waits = waits;
        }

        @Override
        public boolean isUpdate() {
            return false;
        }

        @Override
        public long affectedRows() {
            return 0;
        }

        @Override
        public ResultSchema schema() {
            return block.schema();
        }

        @Override
        public Block next() {
            if (waits) {
                asked.countDown();
                await(resultClosed);
                throw new EngineException(0x0500, "stopped");
            }
            made.incrementAndGet();
            return block;
        }

        @Override
        public void close() {
            resultClosed.countDown();
        }
    }

    @Override
    public void close() {
        real.close();
    }
}
