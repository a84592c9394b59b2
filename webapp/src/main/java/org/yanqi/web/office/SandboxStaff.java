package org.yanqi.web.office;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.yanqi.application.UseCases;
import org.yanqi.application.staff.CreateStaffAccount;
import org.yanqi.domain.staff.StaffName;
import org.yanqi.domain.staff.StaffRole;
import org.yanqi.web.settings.Settings;

/**
 * The demonstration reviewers of the sandbox, made at the start where they are missing. Their file has an account a line:
 * name, password and the secret of the one-time password generator in Base32, parted by spaces; a line that begins with # is
 * for people.
 */
@ApplicationScoped
public class SandboxStaff {

    void furnish(@Observes @Initialized(ApplicationScoped.class) Object event, Settings settings, UseCases useCases) {
        if (settings.mode() == Settings.Mode.SANDBOX) {
            settings.sandbox()
                    .staff()
                    .ifPresent(file -> furnish(file, useCases.office().createStaffAccount()));
        }
    }

    private static void furnish(Path file, CreateStaffAccount create) {
        try {
            Files.readAllLines(file).stream()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(SandboxStaff::account)
                    .forEach(create::handle);
        } catch (IOException e) {
            throw new UncheckedIOException("the sandbox's staff cannot be read: " + file.getFileName(), e);
        }
    }

    static CreateStaffAccount.Command account(String line) {
        String[] parts = line.split(" ", -1);
        if (parts.length < 3) {
            throw new IllegalArgumentException("a line of the sandbox's staff has a name, a password and a secret");
        }
        return new CreateStaffAccount.Command(
                new StaffName(parts[0]), Set.of(StaffRole.REVIEWER), parts[1], Base32.decode(parts[2]));
    }
}
