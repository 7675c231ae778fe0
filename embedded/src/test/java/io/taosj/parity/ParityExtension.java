package io.taosj.parity;

import io.taosj.TaosConnection;
import io.taosj.embedded.EmbeddedTaos;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContextProvider;

/** Runs a {@link ParityTest} over its transports; all tests of a JVM share one server. */
final class ParityExtension implements TestTemplateInvocationContextProvider {
    private static final Namespace NAMESPACE = Namespace.create(ParityExtension.class);
    private static final AtomicInteger DATABASES = new AtomicInteger();

    /** Closed by the store at the end of the run. */
    private record Server(EmbeddedTaos taos) implements AutoCloseable {
        @Override
        public void close() {
            taos.close();
        }
    }

    @Override
    public boolean supportsTestTemplate(ExtensionContext context) {
        return true;
    }

    @Override
    public Stream<TestTemplateInvocationContext> provideTestTemplateInvocationContexts(ExtensionContext context) {
        ParityTest test = context.getRequiredTestMethod().getAnnotation(ParityTest.class);
        return Stream.of(test.on()).map(Invocation::new);
    }

    /** One run over one transport. */
    private record Invocation(ParityTransport transport)
            implements TestTemplateInvocationContext, ParameterResolver, AfterEachCallback {
        @Override
        public String getDisplayName(int invocationIndex) {
            return transport.name();
        }

        @Override
        public List<Extension> getAdditionalExtensions() {
            return List.of(this);
        }

        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            Class<?> type = parameter.getParameter().getType();
            return type == TaosConnection.class || type == ParityTarget.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            if (parameter.getParameter().getType() == ParityTarget.class) {
                return target(context);
            }
            return store(context)
                    .computeIfAbsent(
                            TaosConnection.class, key -> target(context).connect(), TaosConnection.class);
        }

        private ParityTarget target(ExtensionContext context) {
            EmbeddedTaos server = context.getRoot()
                    .getStore(NAMESPACE)
                    .computeIfAbsent(Server.class, key -> new Server(EmbeddedTaos.start()), Server.class)
                    .taos();
            return store(context)
                    .computeIfAbsent(
                            ParityTarget.class,
                            key -> new ParityTarget(transport, server, "parity_" + DATABASES.incrementAndGet()),
                            ParityTarget.class);
        }

        private static Store store(ExtensionContext context) {
            return context.getStore(NAMESPACE);
        }

        @Override
        public void afterEach(ExtensionContext context) {
            // here rather than by the store, so that the order is certain: the connection, then its database
            TaosConnection connection = store(context).remove(TaosConnection.class, TaosConnection.class);
            if (connection != null) {
                connection.close();
            }
            ParityTarget target = store(context).remove(ParityTarget.class, ParityTarget.class);
            if (target != null) {
                target.close();
            }
        }
    }
}
