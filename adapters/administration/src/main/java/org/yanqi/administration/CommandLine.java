package org.yanqi.administration;

import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.yanqi.domain.Checked;
import org.yanqi.domain.staff.StaffName;
import org.yanqi.domain.staff.StaffRole;

/** What the command line asks for. */
final class CommandLine {
    static final String USAGE = """
            usage: yanqi-admin rotate-data-key
                   yanqi-admin create-staff --name NAME --role ROLE [--role ROLE]...
                   yanqi-admin reset-staff --name NAME
                   yanqi-admin verify-ledger
                   yanqi-admin next-ticket-key --out DIRECTORY [--overlap-days N]
                   yanqi-admin mandate-machine --certificate FILE --issuer FILE --contract REFERENCE --renewals N
                                               --until YYYY-MM-DD --years N --by NAME
            roles: reviewer, finance, security-officer, auditor
            A password is asked for, or read from standard input, twice.""";

    /** What was given cannot be meant. */
    static final class Misunderstood extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Misunderstood(String why) {
            super(why);
        }
    }

    private CommandLine() {}

    static Errand parse(List<String> arguments) {
        if (arguments.isEmpty()) {
            throw new Misunderstood("what is to be done?");
        }
        List<String> words = arguments.subList(1, arguments.size());
        return switch (arguments.getFirst()) {
            case "rotate-data-key" -> Options.of(words).none(new ChangeDataKey());
            case "verify-ledger" -> Options.of(words).none(new VerifyLedger());
            case "create-staff" -> {
                Options options = Options.of(words);
                yield new CreateStaff(options.name(), options.someRoles());
            }
            case "reset-staff" -> new ResetStaff(Options.of(words).nameAlone());
            case "mandate-machine" -> MandateMachine.of(words, Clock.systemUTC());
            case "next-ticket-key" -> NextTicketKey.of(words);
            case "create-hsm-key" -> HsmCommandLine.createKey(words);
            case "import-hsm-certificates" -> HsmCommandLine.importCertificates(words);
            default -> throw new Misunderstood("not understood: " + arguments.getFirst());
        };
    }

    private record Options(Optional<StaffName> given, Set<StaffRole> roles) {
        static Options of(List<String> words) {
            Optional<StaffName> name = Optional.empty();
            Set<StaffRole> roles = EnumSet.noneOf(StaffRole.class);
            for (int i = 0; i < words.size(); i += 2) {
                if (i + 1 == words.size()) {
                    throw new Misunderstood("not understood: " + words.get(i));
                }
                switch (words.get(i)) {
                    case "--name" -> name = Optional.of(staffName(words.get(i + 1)));
                    case "--role" -> roles.add(role(words.get(i + 1)));
                    default -> throw new Misunderstood("not understood: " + words.get(i));
                }
            }
            return new Options(name, roles);
        }

        Command none(Command command) {
            if (given.isPresent() || !roles.isEmpty()) {
                throw new Misunderstood("this command takes no options");
            }
            return command;
        }

        StaffName name() {
            return given.orElseThrow(() -> new Misunderstood("--name is missing"));
        }

        StaffName nameAlone() {
            if (!roles.isEmpty()) {
                throw new Misunderstood("roles stay as they are");
            }
            return name();
        }

        Set<StaffRole> someRoles() {
            if (roles.isEmpty()) {
                throw new Misunderstood("--role is missing");
            }
            return roles;
        }

        private static StaffName staffName(String text) {
            return switch (StaffName.parse(text)) {
                case Checked.Valid<StaffName>(StaffName name) -> name;
                case Checked.Invalid<StaffName> invalid ->
                    throw new Misunderstood("a name has 2 to 30 lower-case letters, digits, dots and hyphens");
            };
        }

        private static StaffRole role(String word) {
            for (StaffRole role : StaffRole.values()) {
                if (role.name().toLowerCase(Locale.ROOT).replace('_', '-').equals(word)) {
                    return role;
                }
            }
            throw new Misunderstood("no such role: " + word);
        }
    }
}
