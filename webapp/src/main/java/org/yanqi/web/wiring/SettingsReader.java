package org.yanqi.web.wiring;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Period;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.yanqi.domain.payment.Money;
import org.yanqi.domain.renewal.Patience;
import org.yanqi.web.settings.Settings;
import org.yanqi.web.settings.Settings.Mode;
import org.yanqi.web.wiring.Environment.What;

/** Reads what concerns the platform itself; the outside parties have readers of their own. */
final class SettingsReader {
    private SettingsReader() {}

    static Settings read(Environment environment) {
        Mode mode = mode(environment);
        String origin = origin(environment, mode);
        return new Settings(
                mode,
                origin,
                new Settings.Brand(
                        environment.text("YANQI_BRAND", "湖北CA"),
                        environment.text("YANQI_COMPANY", "湖北省数字证书认证管理中心有限公司"),
                        environment.text("YANQI_HOMEPAGE", "https://www.hbca.org.cn/"),
                        environment.text("YANQI_HOTLINE", "4008708080"),
                        environment.text("YANQI_QQ", "4008708080"),
                        new Settings.English(
                                environment.text("YANQI_BRAND_EN", "Hubei CA"),
                                environment.text(
                                        "YANQI_COMPANY_EN", "Hubei Digital Certificate Authority Center Co., Ltd."))),
                fee(environment),
                environment.secret(
                        "YANQI_VISIT_KEY_FILE", new What("a file with 32 random octets in Base64 that sign visits")),
                agents(environment),
                proxies(environment),
                rateLimit(environment, mode),
                patience(environment),
                new Settings.Sandbox(
                        environment.optional("YANQI_SANDBOX_PHONE"),
                        environment.text("YANQI_SANDBOX_PRESET_PIN", "false").equals("true"),
                        sandboxStaff(environment, mode)));
    }

    private static Mode mode(Environment environment) {
        return switch (environment.text("YANQI_MODE", "production")) {
            case "sandbox" -> Mode.SANDBOX;
            case "production" -> Mode.PRODUCTION;
            default -> {
                environment.complain("YANQI_MODE is sandbox or production");
                yield Mode.PRODUCTION;
            }
        };
    }

    private static String origin(Environment environment, Mode mode) {
        String origin = environment.text(
                "YANQI_ORIGIN",
                new What("scheme, host and port by which browsers reach the platform, https://ra.example"));
        if (!origin.matches("https?://[0-9A-Za-z.-]{1,253}(:[0-9]{1,5})?")) {
            environment.complain("YANQI_ORIGIN has to look like https://ra.example, without a slash at its end");
            return "https://origin.invalid";
        }
        if (mode == Mode.PRODUCTION) {
            environment.refuseLoopback("YANQI_ORIGIN", URI.create(origin));
        }
        return origin;
    }

    private static Set<String> proxies(Environment environment) {
        var addresses = environment.text("YANQI_PROXIES", "").split("[, ]+");
        for (String address : addresses) {
            if (!address.matches("[0-9a-fA-F.:]{0,45}")) {
                environment.complain("YANQI_PROXIES is a list of network addresses");
            }
        }
        return Arrays.stream(addresses).filter(address -> !address.isEmpty()).collect(Collectors.toUnmodifiableSet());
    }

    private static Settings.Agents agents(Environment environment) {
        String version = environment.text("YANQI_AGENT_MINIMUM_VERSION", "0.1.0");
        if (!version.matches("[0-9]{1,4}(\\.[0-9]{1,4}){2}")) {
            environment.complain("YANQI_AGENT_MINIMUM_VERSION looks like 1.0.0");
        }
        return new Settings.Agents(environment.optional("YANQI_CLIENT_DOWNLOAD"), version, introduction(environment));
    }

    private static Optional<String> introduction(Environment environment) {
        String name = "YANQI_TICKET_KEY_INTRODUCTION_FILE";
        if (environment.optional(name).isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Files.readString(environment.file(name, new What("of the change of the ticket key")))
                    .strip());
        } catch (IOException e) {
            environment.complain(name + " names a file that cannot be read");
            return Optional.empty();
        }
    }

    /** Who tries everything out, and the tests, come from one address and quickly. */
    private static boolean rateLimit(Environment environment, Mode mode) {
        String wanted = environment.text("YANQI_RATE_LIMIT", mode == Mode.SANDBOX ? "off" : "on");
        if (!wanted.matches("on|off")) {
            environment.complain("YANQI_RATE_LIMIT is on or off");
        }
        return !wanted.equals("off");
    }

    /** How long after one run of the control of issued certificates the next one begins. */
    static Duration betweenChecks(Environment environment) {
        String seconds = environment.text("YANQI_CHECK_SECONDS", "3600");
        if (!seconds.matches("[1-9][0-9]{0,3}") || Integer.parseInt(seconds) > 3600) {
            environment.complain("YANQI_CHECK_SECONDS is a whole number of seconds from 1 to 3600");
            return Duration.ofHours(1);
        }
        return Duration.ofSeconds(Integer.parseInt(seconds));
    }

    private static Patience patience(Environment environment) {
        String days = environment.text("YANQI_LAPSE_DAYS", "30");
        if (!days.matches("[1-9][0-9]{0,2}")) {
            environment.complain("YANQI_LAPSE_DAYS is a whole number of days from 1 to 999");
            return Patience.STANDARD;
        }
        var notice = Patience.STANDARD.notice();
        int waiting = Integer.parseInt(days);
        return new Patience(Period.ofDays(waiting), waiting > notice.getDays() ? notice : Period.ZERO);
    }

    private static Optional<Path> sandboxStaff(Environment environment, Mode mode) {
        Optional<Path> file = environment.optional("YANQI_SANDBOX_STAFF_FILE").map(Path::of);
        if (file.isPresent() && mode == Mode.PRODUCTION) {
            environment.complain("YANQI_SANDBOX_STAFF_FILE makes demonstration accounts, which production refuses");
        }
        return file;
    }

    private static Money fee(Environment environment) {
        String yuan = environment.text("YANQI_FEE_PER_YEAR", "200");
        if (!yuan.matches("[1-9][0-9]{0,6}")) {
            environment.complain("YANQI_FEE_PER_YEAR is a whole number of yuan");
            return Money.yuan(200);
        }
        return Money.yuan(Long.parseLong(yuan));
    }
}
