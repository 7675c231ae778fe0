package io.taosj;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Is told once how an asynchronous commit ended; runs in the consumer's thread, during a later call of it. */
@FunctionalInterface
public interface CommitCallback {
    /**
     * @param offsets what was to be committed
     * @param failure why it was not, or null if it was
     */
    void onComplete(Map<TopicPartition, Long> offsets, @Nullable TaosException failure);
}
