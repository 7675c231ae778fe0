package io.taosj.engine.internal.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.taosj.engine.EngineException;
import io.taosj.engine.EngineOptions;
import io.taosj.engine.internal.sql.Expr;
import io.taosj.engine.internal.sql.Option;
import io.taosj.engine.internal.sql.Span;
import io.taosj.engine.internal.sql.SqlText;
import io.taosj.engine.internal.sql.UserStatement;
import io.taosj.engine.internal.system.FakeStorage;
import java.util.List;
import java.util.Objects;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UserServiceTest {
    private static final Span NOWHERE = new Span(0, 0);
    private static final SqlText TEXT = SqlText.of("");
    private static final String GOOD = "Passw0rd!x";

    private final FakeStorage storage = new FakeStorage();
    private final EngineOptions options = EngineOptions.inMemory().withRootPassword("secret");
    private final UserService users = UserService.open(storage, options);

    @Test
    void rootComesWithThePasswordOfTheOptions() {
        assertThat(users.login("root", "secret").admin()).isTrue();
        assertCode(0x357, "Authentication failure", () -> users.login("root", "taosdata"));
        assertCode(0x351, "Invalid user", () -> users.login("nobody", "secret"));
    }

    @Test
    void passwordsAreKeptOnlyAsHashes() {
        create("u1", GOOD);
        String stored = Objects.requireNonNull(storage.catalog().object("user", "u1"));
        assertThat(stored).doesNotContain(GOOD);
        assertThat(user("u1").toString()).doesNotContain(GOOD).doesNotContain(stored);
    }

    @Test
    void reopenedEngineKnowsItsUsers() {
        create("u1", GOOD);
        UserService again = UserService.open(storage, options.withRootPassword("other"));
        assertThat(again.login("u1", GOOD).name()).isEqualTo("u1");
        assertThat(again.login("root", "secret").name()).isEqualTo("root");
        assertThat(again.users()).extracting(User::name).containsExactly("root", "u1");
    }

    @Test
    void changedPasswordCountsAtOnceAlsoAfterCachedLogins() {
        create("u1", GOOD);
        users.login("u1", GOOD);
        users.login("u1", GOOD);
        run(new UserStatement.ChangePassword("u1", "N3wPassword!"));
        assertCode(0x357, "Authentication failure", () -> users.login("u1", GOOD));
        assertThat(users.login("u1", "N3wPassword!").name()).isEqualTo("u1");
    }

    @Test
    void disabledUserIsRefused() {
        create("u1", GOOD);
        users.login("u1", GOOD);
        alter("u1", "enable", 0);
        assertCode(0x315, "User is disabled", () -> users.login("u1", GOOD));
        alter("u1", "enable", 1);
        assertThat(users.login("u1", GOOD).enabled()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "'', 0x2611",
        "short, 0x2611",
        "abcdefgh, 0x353",
        "abcdefgh1, 0x353",
        "Abcdefgh, 0x353",
        "thisPasswordIsLongerThan31Characters!, 0x2610",
        "'Pass word1', 0x2648",
        "'Pass\"word1', 0x2648"
    })
    void badPasswords(String password, String code) {
        assertCode(Integer.decode(code), null, () -> create("u1", password));
        assertThat(users.find("u1")).isNull();
    }

    @Test
    void badNamesAndOptions() {
        assertCode(0x2610, "Name or password too long", () -> create("user_name_longer_than_23_characters", GOOD));
        assertCode(0x350, "User already exists", () -> create("root", GOOD));
        assertCode(
                0x11A,
                "Invalid option sysinfo: 2, valid range: [0, 1]",
                () -> run(new UserStatement.Create("u1", GOOD, List.of(number("sysinfo", 2)))));
        create("u1", GOOD);
        assertCode(0x11A, "Invalid option enable: 5, valid range: [0, 1]", () -> alter("u1", "enable", 5));
        assertCode(0x351, "Invalid user", () -> alter("nosuch", "enable", 1));
        assertCode(0x351, "Invalid user", () -> run(new UserStatement.Drop("nosuch")));
    }

    @Test
    void rootCanNotBeLockedOut() {
        String text = "Permission denied or target object not exist";
        assertCode(0x2644, text, () -> run(new UserStatement.Drop("root")));
        assertCode(0x2644, text, () -> alter("root", "enable", 0));
        assertCode(0x2644, text, () -> alter("root", "sysinfo", 0));
    }

    @Test
    void hosts() {
        create("u1", GOOD);
        run(new UserStatement.Alter("u1", text("add_host", "192.168.0.0/16")));
        assertThat(user("u1").hosts()).containsExactly("127.0.0.1", "192.168.0.0/16");
        assertCode(0x35A, null, () -> run(new UserStatement.Alter("u1", text("add_host", "192.168.0.0/16"))));
        assertCode(0x266B, "invalid ip range", () -> run(new UserStatement.Alter("u1", text("add_host", "1.2.3.400"))));
        assertCode(0x35D, null, () -> run(new UserStatement.Alter("u1", text("drop_host", "127.0.0.1"))));
        assertCode(0x35B, null, () -> run(new UserStatement.Alter("u1", text("drop_host", "10.0.0.1"))));
        run(new UserStatement.Alter("u1", text("drop_host", "192.168.0.0/16")));
        assertThat(user("u1").hosts()).containsExactly("127.0.0.1");
    }

    private User user(String name) {
        return Objects.requireNonNull(users.find(name));
    }

    private void create(String name, String password) {
        run(new UserStatement.Create(name, password, List.of()));
    }

    private void alter(String name, String option, long value) {
        run(new UserStatement.Alter(name, number(option, value)));
    }

    private void run(UserStatement statement) {
        users.execute(statement, TEXT);
    }

    private static Option number(String name, long value) {
        return new Option(name, List.of(new Expr.IntegerLiteral(Long.toString(value), NOWHERE)), NOWHERE);
    }

    private static Option text(String name, String value) {
        return new Option(name, List.of(new Expr.StringLiteral(value, NOWHERE)), NOWHERE);
    }

    private static void assertCode(int code, @Nullable String text, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        EngineException.class, e -> assertThat(e.code()).isEqualTo(code))
                .satisfies(e -> {
                    if (text != null) {
                        assertThat(e).hasMessage(text);
                    }
                });
    }
}
