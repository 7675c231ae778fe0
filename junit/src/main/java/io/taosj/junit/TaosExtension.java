package io.taosj.junit;

import io.taosj.TaosConnection;
import io.taosj.embedded.EmbeddedTaos;
import java.sql.Connection;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * The extension that {@link TaosTest} registers; it does nothing without that annotation. What it opens lies in JUnit's
 * stores, which close it.
 */
public final class TaosExtension implements BeforeEachCallback, ParameterResolver {
    private static final ExtensionContext.Namespace NAMESPACE = ExtensionContext.Namespace.create(TaosExtension.class);

    /** Made by JUnit. */
    public TaosExtension() {}

    @Override
    public void beforeEach(ExtensionContext context) {
        database(context);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == TaosConnection.class
                || type == Connection.class
                || type == EmbeddedTaos.class
                || type == String.class && parameter.isAnnotated(TaosUrl.class);
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        if (type == EmbeddedTaos.class) {
            return engine(context).taos();
        }
        TestDatabase database = database(context);
        if (type == String.class) {
            boolean rest = parameter
                    .findAnnotation(TaosUrl.class)
                    .map(url -> url.value() == TaosUrl.Transport.REST)
                    .orElse(false);
            return rest ? database.restUrl() : database.url();
        }
        return type == TaosConnection.class ? database.connect() : database.connectJdbc();
    }

    /** The test's database; without a test only connections without a database. */
    private static TestDatabase database(ExtensionContext context) {
        ExtensionContext.Store store = context.getStore(NAMESPACE);
        Object key = context.getUniqueId();
        synchronized (TaosExtension.class) {
            TestDatabase found = store.get(key, TestDatabase.class);
            if (found == null) {
                found = context.getTestMethod().isPresent()
                        ? TestDatabase.create(engine(context), TestSettings.of(context))
                        : TestDatabase.none(engine(context));
                store.put(key, found);
            }
            return found;
        }
    }

    private static TestEngine engine(ExtensionContext context) {
        TestSettings settings = TestSettings.of(context);
        ExtensionContext owner = settings.scope() == TaosTest.Scope.RUN ? context.getRoot() : outermost(context);
        ExtensionContext.Store store = owner.getStore(NAMESPACE);
        TestSettings.EngineSettings key = settings.engine();
        synchronized (TaosExtension.class) {
            TestEngine found = store.get(key, TestEngine.class);
            if (found == null) {
                found = start(key);
                store.put(key, found);
            }
            return found;
        }
    }

    private static TestEngine start(TestSettings.EngineSettings settings) {
        try {
            return TestEngine.start(settings);
        } catch (RuntimeException e) {
            throw new ParameterResolutionException("no engine for @TaosTest: " + e.getMessage(), e);
        }
    }

    /** The context of the outermost test class. */
    private static ExtensionContext outermost(ExtensionContext context) {
        ExtensionContext found = context;
        for (ExtensionContext parent = context.getParent().orElse(null);
                parent != null && parent.getTestClass().isPresent();
                parent = parent.getParent().orElse(null)) {
            found = parent;
        }
        return found;
    }
}
