package org.yanqi.agent.driver;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

/** Another JVM with a driver process, in the middle of a call. */
record OtherAgent(Process process, long driver) {

    static OtherAgent start(Path library, Path journal) throws IOException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var process = new ProcessBuilder(List.of(
                        java,
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        OtherAgent.class.getName(),
                        library.toString(),
                        journal.toString()))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        var said = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8)).readLine();
        return new OtherAgent(process, Long.parseLong(String.valueOf(said)));
    }

    public static void main(String[] arguments) throws Exception {
        var tokens = DrivenUKeys.of(Path.of(arguments[0]), Path.of(arguments[1]), Clock.systemUTC());
        System.out.println(tokens.line().pid());
        tokens.present();
    }
}
