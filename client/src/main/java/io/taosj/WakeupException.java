package io.taosj;

/** A call of a consumer was ended by {@link TaosConsumer#wakeup()}. The consumer stays usable. */
public final class WakeupException extends TaosException {
    private static final long serialVersionUID = 1L;

    public WakeupException() {
        super(ClientErrors.WAKEUP, "woken up by another thread");
    }
}
