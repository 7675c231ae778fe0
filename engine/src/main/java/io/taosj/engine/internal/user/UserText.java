package io.taosj.engine.internal.user;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The form in which users are stored: a line per fact, a word and its values, each value percent-encoded. */
final class UserText {
    private UserText() {}

    static String write(User user) {
        List<String> lines = new ArrayList<>();
        lines.add(line("password", user.password().text()));
        lines.add(line("created", Long.toString(user.createdMillis())));
        flag(lines, "admin", user.admin());
        flag(lines, "enabled", user.enabled());
        flag(lines, "sysinfo", user.sysinfo());
        flag(lines, "createdb", user.createDb());
        for (String host : user.hosts()) {
            lines.add(line("host", host));
        }
        for (Privilege p : user.privileges()) {
            lines.add(line("may", p.kind(), p.object(), Long.toString(p.objectId()), p.table(), p.condition()));
        }
        return String.join("\n", lines);
    }

    static User read(String name, String text) {
        PasswordHash password = null;
        long created = 0;
        List<String> flags = new ArrayList<>();
        List<String> hosts = new ArrayList<>();
        List<Privilege> privileges = new ArrayList<>();
        for (String line : text.split("\n", -1)) {
            String[] words = line.split(" ", -1);
            switch (words[0]) {
                case "password" -> password = PasswordHash.parse(decode(words[1]));
                case "created" -> created = Long.parseLong(words[1]);
                case "host" -> hosts.add(decode(words[1]));
                case "may" -> privileges.add(privilege(words));
                default -> flags.add(words[0]);
            }
        }
        if (password == null) {
            throw new IllegalStateException("the stored user " + name + " has no password");
        }
        return new User(
                name,
                password,
                flags.contains("admin"),
                flags.contains("enabled"),
                flags.contains("sysinfo"),
                flags.contains("createdb"),
                created,
                hosts,
                privileges);
    }

    private static Privilege privilege(String[] words) {
        return new Privilege(
                decode(words[1]), decode(words[2]), Long.parseLong(words[3]), decode(words[4]), decode(words[5]));
    }

    private static void flag(List<String> lines, String word, boolean set) {
        if (set) {
            lines.add(word);
        }
    }

    private static String line(String word, String... values) {
        StringBuilder line = new StringBuilder(word);
        for (String value : values) {
            line.append(' ').append(URLEncoder.encode(value, StandardCharsets.UTF_8));
        }
        return line.toString();
    }

    private static String decode(String value) {
        return URLDecoder.decode(value, StandardCharsets.UTF_8);
    }
}
