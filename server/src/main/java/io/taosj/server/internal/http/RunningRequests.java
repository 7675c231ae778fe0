package io.taosj.server.internal.http;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Knows on which connections a request is being handled, so that a stop waits for these only. */
public final class RunningRequests extends Handler.Wrapper {
    private final Set<EndPoint> busy = ConcurrentHashMap.newKeySet();

    /** Handles requests by another handler. */
    public RunningRequests(Handler handler) {
        super(handler);
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        EndPoint endPoint = request.getConnectionMetaData().getConnection().getEndPoint();
        busy.add(endPoint);
        Request.addCompletionListener(request, failure -> busy.remove(endPoint));
        return super.handle(request, response, callback);
    }

    /** Whether a request of this connection has begun and its response isn't complete. */
    public boolean isRunning(EndPoint endPoint) {
        return busy.contains(endPoint);
    }
}
