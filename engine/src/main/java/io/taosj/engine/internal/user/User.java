package io.taosj.engine.internal.user;

import java.util.ArrayList;
import java.util.List;

/**
 * A user as stored; immutable.
 *
 * @param admin whether this is the super user
 * @param sysinfo whether facts about the server may be seen
 * @param hosts addresses that the user may come from, as written; kept and shown only
 */
public record User(
        String name,
        PasswordHash password,
        boolean admin,
        boolean enabled,
        boolean sysinfo,
        boolean createDb,
        long createdMillis,
        List<String> hosts,
        List<Privilege> privileges) {
    public User {
        hosts = List.copyOf(hosts);
        privileges = List.copyOf(privileges);
    }

    User withPassword(PasswordHash changed) {
        return new User(name, changed, admin, enabled, sysinfo, createDb, createdMillis, hosts, privileges);
    }

    User withEnabled(boolean changed) {
        return new User(name, password, admin, changed, sysinfo, createDb, createdMillis, hosts, privileges);
    }

    User withSysinfo(boolean changed) {
        return new User(name, password, admin, enabled, changed, createDb, createdMillis, hosts, privileges);
    }

    User withCreateDb(boolean changed) {
        return new User(name, password, admin, enabled, sysinfo, changed, createdMillis, hosts, privileges);
    }

    User withHosts(List<String> changed) {
        return new User(name, password, admin, enabled, sysinfo, createDb, createdMillis, changed, privileges);
    }

    User withPrivileges(List<Privilege> changed) {
        return new User(name, password, admin, enabled, sysinfo, createDb, createdMillis, hosts, changed);
    }

    User with(Privilege privilege) {
        List<Privilege> all = new ArrayList<>(privileges);
        all.add(privilege);
        return withPrivileges(all);
    }

    /** Name and flags only. */
    @Override
    public String toString() {
        return "User[" + name + (enabled ? "]" : ", disabled]");
    }
}
