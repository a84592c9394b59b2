package org.yanqi.persistence.json;

import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.yanqi.domain.Bytes;
import org.yanqi.domain.staff.StaffAccount;
import org.yanqi.domain.staff.StaffName;
import org.yanqi.domain.staff.StaffRole;
import org.yanqi.domain.staff.StaffSession;

/** Accounts and sessions of staff, without the secret of an account's one-time password generator. */
public final class StaffJson {
    private StaffJson() {}

    public static String write(StaffAccount account) {
        return new Fields()
                .text("name", account.name().value())
                .text("roles", words(account.roles()))
                .text("passwordHash", account.passwordHash())
                .number("lastTimeStep", account.lastTimeStep())
                .toString();
    }

    public static StaffAccount account(String document, Bytes generatorSecret) {
        Stored json = Stored.parse(document);
        return new StaffAccount(
                new StaffName(json.text("name")),
                roles(json.text("roles")),
                json.text("passwordHash"),
                generatorSecret,
                json.number("lastTimeStep"));
    }

    public static String write(StaffSession session) {
        return new Fields()
                .text("secret", session.secret().hex())
                .text("name", session.name().value())
                .text("roles", words(session.roles()))
                .instant("begun", session.begun())
                .instant("seen", session.seen())
                .toString();
    }

    public static StaffSession session(String document) {
        Stored json = Stored.parse(document);
        return new StaffSession(
                json.hash("secret"),
                new StaffName(json.text("name")),
                roles(json.text("roles")),
                json.instant("begun"),
                json.instant("seen"));
    }

    private static String words(Set<StaffRole> roles) {
        return new TreeSet<>(roles).stream().map(StaffRole::name).collect(Collectors.joining(" "));
    }

    private static Set<StaffRole> roles(String words) {
        return Arrays.stream(words.split(" "))
                .filter(word -> !word.isEmpty())
                .map(StaffRole::valueOf)
                .collect(Collectors.toUnmodifiableSet());
    }
}
