package org.yanqi.sandbox;

import java.io.IOException;
import org.yanqi.emulators.Emulators;

/** {@code welcome.txt}: what to try next, for who has just started the sandbox. */
final class Welcome {
    private Welcome() {}

    static void write(DataFolder folder, FirstStart first, Emulators emulators, boolean presetPin) throws IOException {
        String pin = presetPin
                ? "preset, since there is no screen to type it on"
                : DemonstrationUKey.PIN + " (typed into the token agent's own window)";
        folder.write(
                "welcome.txt",
                String.join(
                        "\n",
                        "  Renew the demonstration certificate: open the portal and choose 在线延期.",
                        "  Messages, face check and payment are on the sandbox phone: " + emulators.phone(),
                        "  PIN of the demonstration token (" + first.token() + "): " + pin,
                        "  A bid sealed for the old certificate, to be opened after the renewal: "
                                + folder.at(SampleBid.SEALED),
                        "  The reviewers shenhe and shenhe2: passwords in " + folder.at(DemonstrationStaff.FILE)
                                + ", one-time codes at " + emulators.base() + "/staff",
                        ""));
    }
}
