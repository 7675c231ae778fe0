package io.taosj.engine.internal.user;

import io.taosj.engine.EngineException;
import io.taosj.engine.EngineOptions;
import io.taosj.engine.EngineResult;
import io.taosj.engine.internal.catalog.Catalog;
import io.taosj.engine.internal.sql.Expr;
import io.taosj.engine.internal.sql.Option;
import io.taosj.engine.internal.sql.SqlText;
import io.taosj.engine.internal.sql.UserStatement;
import io.taosj.engine.internal.storage.CatalogChange;
import io.taosj.engine.internal.storage.StorageEngine;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Users and their rights. Safe for use by several threads.
 *
 * <p>Rights are stored and shown but not enforced, except that a user may be disabled and that SYSINFO 0 hides facts about
 * the server: so does the community edition.
 */
public final class UserService {
    /** The super user's name. */
    public static final String ROOT = "root";

    private static final String KIND = "user";
    private static final String LOCAL_HOST = "127.0.0.1";
    private static final int MAX_HOSTS = 2048;

    private final StorageEngine storage;
    private final Clock clock;
    private final boolean stored;
    private final LoginCache logins = new LoginCache();

    private UserService(StorageEngine storage, EngineOptions options) {
        this.storage = storage;
        this.clock = options.clock();
        this.stored = options.directory() != null;
    }

    /** Opens the users of an engine; a new engine gets its root with the password of the options. */
    public static UserService open(StorageEngine storage, EngineOptions options) {
        UserService service = new UserService(storage, options);
        if (service.find(ROOT) == null) {
            String password = options.rootPassword();
            User root = new User(
                    ROOT,
                    PasswordHash.of(password, service.stored),
                    true,
                    true,
                    true,
                    true,
                    options.clock().millis(),
                    List.of(LOCAL_HOST),
                    List.of());
            service.store(root);
            service.logins.remember(root, password);
        }
        return service;
    }

    /** A user, or null. */
    public @Nullable User find(String name) {
        String text = catalog().object(KIND, name);
        return text == null ? null : UserText.read(name, text);
    }

    /** All users in order of creation. */
    public List<User> users() {
        return catalog().objects(KIND).stream()
                .map(this::find)
                .filter(Objects::nonNull)
                .toList();
    }

    /** The rights of a user on objects that are still there. */
    public List<Privilege> privileges(User user) {
        Catalog catalog = catalog();
        return user.privileges().stream()
                .filter(p -> Privileges.exists(catalog, p))
                .toList();
    }

    /**
     * Checks a password.
     *
     * @throws EngineException 0x351 for an unknown user, 0x315 for a disabled one, 0x357 for a wrong password
     */
    public User login(String name, String password) {
        User user = enabled(name);
        if (!logins.knows(user, password)) {
            if (!user.password().matches(password)) {
                throw new EngineException(0x357, "Authentication failure");
            }
            logins.remember(user, password);
        }
        return user;
    }

    /**
     * A user who may log in.
     *
     * @throws EngineException 0x351 for an unknown user, 0x315 for a disabled one
     */
    public User enabled(String name) {
        User user = existing(name);
        if (!user.enabled()) {
            throw new EngineException(0x315, "User is disabled");
        }
        return user;
    }

    /**
     * Runs a statement about users.
     *
     * @param text the statement's text, of which conditions are kept
     */
    public EngineResult execute(UserStatement statement, SqlText text) {
        if (statement instanceof UserStatement.Create create) {
            create(create);
        } else if (statement instanceof UserStatement.ChangePassword change) {
            UserRules.checkPassword(change.password());
            existing(change.name());
            PasswordHash hash = PasswordHash.of(change.password(), stored);
            update(change.name(), user -> user.withPassword(hash));
        } else if (statement instanceof UserStatement.Alter alter) {
            alter(alter);
        } else if (statement instanceof UserStatement.Drop drop) {
            drop(drop.name());
        } else if (statement instanceof UserStatement.Grant grant) {
            grant(grant, text);
        } else if (statement instanceof UserStatement.Revoke revoke) {
            revoke(revoke);
        }
        return EngineResult.update(0);
    }

    private void create(UserStatement.Create statement) {
        UserRules.checkName(statement.name());
        boolean sysinfo = true;
        boolean createDb = false;
        List<String> hosts = new ArrayList<>(List.of(LOCAL_HOST));
        for (Option option : statement.options()) {
            switch (option.name()) {
                case "sysinfo" -> sysinfo = UserRules.flag("sysinfo", number(option));
                case "createdb" -> createDb = UserRules.flag("createdb", number(option));
                case "is_import" -> refuseImport(option);
                case "host" -> addHosts(hosts, option);
                default -> throw new EngineException(0x11A, "Invalid option " + option.name());
            }
        }
        UserRules.checkPassword(statement.password());
        refuseExisting(statement.name());
        PasswordHash hash = PasswordHash.of(statement.password(), stored);
        synchronized (this) {
            refuseExisting(statement.name());
            store(new User(statement.name(), hash, false, true, sysinfo, createDb, clock.millis(), hosts, List.of()));
        }
    }

    /** Imported users come with hashes of another make. */
    private static void refuseImport(Option option) {
        if (UserRules.flag("is_import", number(option))) {
            throw new EngineException(0x100, "Operation not supported");
        }
    }

    private void alter(UserStatement.Alter statement) {
        Option option = statement.option();
        UnaryOperator<User> change =
                switch (option.name()) {
                    case "enable" -> flagChange(statement, "enable", User::withEnabled);
                    case "sysinfo" -> flagChange(statement, "sysinfo", User::withSysinfo);
                    case "createdb" -> flagChange(statement, "createdb", User::withCreateDb);
                    case "add_host" -> user -> user.withHosts(added(user.hosts(), option));
                    case "drop_host" -> user -> user.withHosts(dropped(user.hosts(), option));
                    default -> throw new EngineException(0x11A, "Invalid option " + option.name());
                };
        update(statement.name(), change);
    }

    /** Root keeps its flags: without them nobody could undo the change. */
    private static UnaryOperator<User> flagChange(UserStatement.Alter statement, String name, FlagSetter setter) {
        boolean value = UserRules.flag(name, number(statement.option()));
        if (statement.name().equals(ROOT) && !value) {
            throw permissionDenied();
        }
        return user -> setter.set(user, value);
    }

    private synchronized void drop(String name) {
        if (name.equals(ROOT)) {
            throw permissionDenied();
        }
        existing(name);
        storage.change(List.of(new CatalogChange.PutObject(KIND, name, null)));
    }

    private void grant(UserStatement.Grant statement, SqlText text) {
        Expr condition = statement.condition();
        String written = condition == null ? "" : text.slice(condition.span());
        List<Privilege> rights = Privileges.resolve(catalog(), statement.privileges(), statement.target(), written);
        update(statement.user(), user -> granted(user, rights));
    }

    private static User granted(User user, List<Privilege> rights) {
        User changed = user;
        for (Privilege right : rights) {
            boolean has = changed.privileges().stream().anyMatch(right::sameObject);
            if (has && !right.table().isEmpty()) {
                throw new EngineException(0x359, "User already have this priviledge");
            }
            changed = has ? changed : changed.with(right);
        }
        return changed;
    }

    private void revoke(UserStatement.Revoke statement) {
        List<Privilege> rights = Privileges.resolve(catalog(), statement.privileges(), statement.target(), "");
        update(
                statement.user(),
                user -> user.withPrivileges(user.privileges().stream()
                        .filter(p -> rights.stream().noneMatch(p::sameObject))
                        .toList()));
    }

    private static List<String> added(List<String> hosts, Option option) {
        List<String> all = new ArrayList<>(hosts);
        addHosts(all, option);
        return all;
    }

    private static void addHosts(List<String> hosts, Option option) {
        for (String host : texts(option)) {
            UserRules.checkHost(host);
            if (hosts.contains(host)) {
                throw new EngineException(0x35A, "Host already exist in ip white list");
            }
            hosts.add(host);
        }
        if (hosts.size() > MAX_HOSTS) {
            throw new EngineException(0x35C, "Too many host in ip white list");
        }
    }

    private static List<String> dropped(List<String> hosts, Option option) {
        List<String> all = new ArrayList<>(hosts);
        for (String host : texts(option)) {
            UserRules.checkHost(host);
            if (host.equals(LOCAL_HOST)) {
                throw new EngineException(0x35D, "Host can not be dropped");
            }
            if (!all.remove(host)) {
                throw new EngineException(0x35B, "Host not exist in ip white list");
            }
        }
        return all;
    }

    private synchronized void update(String name, UnaryOperator<User> change) {
        store(change.apply(existing(name)));
    }

    private void store(User user) {
        storage.change(List.of(new CatalogChange.PutObject(KIND, user.name(), UserText.write(user))));
    }

    private User existing(String name) {
        User user = find(name);
        if (user == null) {
            throw new EngineException(0x351, "Invalid user");
        }
        return user;
    }

    private void refuseExisting(String name) {
        if (find(name) != null) {
            throw new EngineException(0x350, "User already exists");
        }
    }

    private Catalog catalog() {
        return storage.catalog();
    }

    private static long number(Option option) {
        if (option.value() instanceof Expr.IntegerLiteral literal) {
            try {
                return Long.parseLong(literal.text());
            } catch (NumberFormatException e) {
                throw new EngineException(
                        0x11A, "Invalid option " + option.name() + ": " + literal.text() + ", valid range: [0, 1]", e);
            }
        }
        throw new EngineException(0x11A, "Invalid option " + option.name());
    }

    private static List<String> texts(Option option) {
        return option.values().stream()
                .filter(Expr.StringLiteral.class::isInstance)
                .map(v -> ((Expr.StringLiteral) v).value())
                .toList();
    }

    private static EngineException permissionDenied() {
        return new EngineException(0x2644, "Permission denied or target object not exist");
    }

    /** Sets one flag of a user. */
    @FunctionalInterface
    private interface FlagSetter {
        User set(User user, boolean value);
    }
}
