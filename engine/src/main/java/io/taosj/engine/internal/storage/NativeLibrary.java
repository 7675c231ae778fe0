package io.taosj.engine.internal.storage;

import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.net.JarURLConnection;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.Path;
import java.util.Locale;
import java.util.jar.JarEntry;
import java.util.zip.ZipEntry;
import org.duckdb.DuckDBColumnType;
import org.jspecify.annotations.Nullable;

/**
 * Lets the driver load its native library from a per-user cache instead of unpacking 72 MB into the temp directory at every
 * start, where a killed process leaves them behind.
 *
 * <p>The driver has no setting for that, but a documented second way: if its jar has no library inside, it loads one of a
 * fixed name from the jar's directory. So its loader class is defined, before anybody has used it, with another name of the
 * library: the absolute path in the cache, which no jar has inside and which resolves against any directory to itself. No
 * code of the driver is changed, one text constant is. Wherever a condition is not met (the driver is in use already, in
 * another class loader, not in a jar, the cache can't be written, is not ours alone, or must not have executables) nothing
 * is done and the driver unpacks as ever.
 *
 * <p>The system property {@code io.taosj.native.cache} names another directory for the cache, or {@code off}.
 */
final class NativeLibrary {
    private static final System.Logger LOG = System.getLogger(NativeLibrary.class.getName());
    private static final String PREFIX = "libduckdb_java.so_";
    private static final String LOADER = "DuckDBNative.class";
    /** Set when the cached file is taken: a JVM can't load one file in two class loaders. */
    private static final String TAKEN = "io.taosj.native.taken";

    private NativeLibrary() {}

    /** Does what can be done before the driver's first use; never fails. */
    static void prepare() {
        Path cache = NativeCache.directory();
        if (cache == null || System.getProperties().putIfAbsent(TAKEN, "true") != null) {
            return;
        }
        try {
            prepare(cache);
        } catch (IOException | IllegalAccessException | RuntimeException | LinkageError e) {
            LOG.log(System.Logger.Level.DEBUG, "the driver unpacks its library itself", e);
        }
    }

    private static void prepare(Path cache) throws IOException, IllegalAccessException {
        String platform = platform();
        // a class of the driver that has nothing to do with native code
        URL library = DuckDBColumnType.class.getResource("/" + PREFIX + platform);
        JarEntry entry = library == null ? null : entry(library);
        if (library == null || entry == null) {
            return;
        }
        byte[] loader;
        try (InputStream in = DuckDBColumnType.class.getResourceAsStream(LOADER)) {
            if (in == null) {
                return;
            }
            loader = in.readAllBytes();
        }
        NativeCache.Content content = new NativeCache.Content(entry.getSize(), entry.getCrc(), library::openStream);
        Path file = new NativeCache(cache).provide(PREFIX, platform, content);
        String path = file.toAbsolutePath().toString();
        byte[] changed = ClassConstants.replace(loader, PREFIX, path.substring(0, path.length() - platform.length()));
        MethodHandles.privateLookupIn(DuckDBColumnType.class, MethodHandles.lookup())
                .defineClass(changed);
    }

    private static @Nullable JarEntry entry(URL library) throws IOException {
        URLConnection connection = library.openConnection();
        if (!(connection instanceof JarURLConnection jar)) {
            return null;
        }
        JarEntry entry = jar.getJarEntry(); // of the jar that the class loader has open already
        return entry == null || entry.getSize() < 0 || entry.getCrc() < 0 || entry.getMethod() != ZipEntry.DEFLATED
                ? null
                : entry;
    }

    /** The end of the library's name, as the driver makes it. */
    private static String platform() {
        String os = System.getProperty("os.name", "").toLowerCase(Locale.ROOT).trim();
        String arch = System.getProperty("os.arch", "").toLowerCase(Locale.ROOT).trim();
        String system = os.startsWith("windows") ? "windows" : os.startsWith("mac") ? "macos" : "linux";
        return system + "_" + (arch.equals("aarch64") || arch.equals("arm64") ? "arm64" : "amd64");
    }
}
