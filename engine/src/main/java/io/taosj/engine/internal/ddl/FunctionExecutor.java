package io.taosj.engine.internal.ddl;

import io.taosj.engine.internal.sql.FunctionStatement;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;

/** User-defined functions: none can be created, because native code is not loaded into this process. */
final class FunctionExecutor {
    private final DdlSession session;
    private final SmallObjects objects;

    FunctionExecutor(DdlSession session) {
        this.session = session;
        this.objects = new SmallObjects(session.storage());
    }

    void execute(FunctionStatement statement) {
        if (statement instanceof FunctionStatement.Create create) {
            throw isFile(create.path()) ? DdlErrors.unsupported() : DdlErrors.of(0x2, "No such file or directory");
        } else if (statement instanceof FunctionStatement.Drop drop) {
            if (objects.exists(SmallObjects.FUNCTION, drop.name())) {
                session.storage().change(List.of(SmallObjects.remove(SmallObjects.FUNCTION, drop.name())));
            } else if (!drop.ifExists()) {
                throw DdlErrors.of(0x374, "Func not exists");
            }
        }
    }

    private static boolean isFile(String path) {
        try {
            return Files.isRegularFile(Path.of(path));
        } catch (InvalidPathException e) {
            return false;
        }
    }
}
