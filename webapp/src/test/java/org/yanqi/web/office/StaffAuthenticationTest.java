package org.yanqi.web.office;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.credential.Credential;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.IdentityStoreHandler;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.time.Period;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.yanqi.application.UseCases;
import org.yanqi.application.fixture.RenewalJourney;
import org.yanqi.application.memory.InMemoryStaffSecrets;
import org.yanqi.application.staff.CreateStaffAccount;
import org.yanqi.application.staff.SignIn;
import org.yanqi.domain.Bytes;
import org.yanqi.domain.payment.Money;
import org.yanqi.domain.renewal.Patience;
import org.yanqi.domain.staff.StaffName;
import org.yanqi.domain.staff.StaffRole;
import org.yanqi.web.settings.Settings;

/** What the container is told of who is at the door. */
class StaffAuthenticationTest {
    private static final StaffName SHENHE = new StaffName("shenhe");
    private static final String PASSWORD = "correct horse battery staple";
    private static final Bytes GENERATOR = Bytes.of(new byte[20]);
    private static final String QUEUE = "/office/reviews";

    private final RenewalJourney journey = RenewalJourney.withExpiredCertificate();
    private final UseCases.Office office = journey.useCases.office();
    private final StaffAuthentication door = new StaffAuthentication();

    @BeforeEach
    void hireAReviewer() {
        office.createStaffAccount()
                .handle(new CreateStaffAccount.Command(
                        SHENHE, Set.of(StaffRole.REVIEWER, StaffRole.SECURITY_OFFICER), PASSWORD, GENERATOR));
        door.useCases = journey.useCases;
        door.attempt = new SignInAttempt();
        door.cookie = new StaffCookie();
        door.cookie.settings = settings();
        var accounts = new StaffIdentities();
        accounts.useCases = journey.useCases;
        accounts.attempt = door.attempt;
        door.identities = new IdentityStoreHandler() {
            @Override
            public CredentialValidationResult validate(Credential credential) {
                return accounts.validate(credential);
            }
        };
    }

    @Test
    void whoIsNotSignedInIsLedToWhereStaffSignIn() {
        var stranger = Knock.at(QUEUE);

        assertThat(knock(stranger)).isEqualTo(AuthenticationStatus.SEND_CONTINUE);
        assertThat(stranger.ledTo).isEqualTo("/office/sign-in?then=%2Foffice%2Freviews");
        assertThat(stranger.caller).isNull();
    }

    @Test
    void aPageThatIsOpenToEverybodyAsksNobody() {
        var visitor = Knock.at("/office/sign-in");
        visitor.open = true;

        assertThat(knock(visitor)).isEqualTo(AuthenticationStatus.NOT_DONE);
        assertThat(visitor.received).isEmpty();
    }

    @Test
    void passwordAndCodeAreAnsweredWithACookieThatOnlyTheOfficeSees() {
        var signingIn = signIn(PASSWORD, code());

        assertThat(signingIn.caller).isEqualTo("shenhe");
        assertThat(signingIn.roles).containsExactlyInAnyOrder("reviewer", "security-officer");
        assertThat(signingIn.received).singleElement().satisfies(cookie -> {
            assertThat(cookie.getPath()).isEqualTo("/office");
            assertThat(cookie.isHttpOnly()).isTrue();
            assertThat(cookie.getSecure()).isTrue();
            assertThat(cookie.getAttribute("SameSite")).isEqualTo("Strict");
            assertThat(cookie.getMaxAge()).isNegative();
        });
    }

    @Test
    void theCookieIsKnownAgain() {
        var later = Knock.at(QUEUE).with(secretOf(signIn(PASSWORD, code())));

        assertThat(knock(later)).isEqualTo(AuthenticationStatus.SUCCESS);
        assertThat(later.caller).isEqualTo("shenhe");
        assertThat(later.roles).contains("reviewer").doesNotContain("auditor");
    }

    @Test
    void aWrongPasswordLetsNobodyInAndGivesNoCookie() {
        var refused = signIn("wrong password", code());

        assertThat(refused.caller).isNull();
        assertThat(refused.received).isEmpty();
        assertThat(door.attempt.outcome()).contains(new SignIn.Outcome.Refused());
    }

    @Test
    void signingInAnewEndsTheEarlierSession() {
        String earlier = secretOf(signIn(PASSWORD, code()));
        journey.clock.forward(Duration.ofMinutes(1));
        var again = Knock.at("/office/sign-in").with(earlier);

        signIn(again, PASSWORD, code());

        assertThat(secretOf(again)).isNotEqualTo(earlier);
        assertThat(office.signedInStaff().by(earlier)).isEmpty();
    }

    @Test
    void aSessionThatIsOverIsToldAndItsCookieTakenBack() {
        var late = Knock.at(QUEUE).with(secretOf(signIn(PASSWORD, code())));
        journey.clock.forward(Duration.ofMinutes(31));

        assertThat(knock(late)).isEqualTo(AuthenticationStatus.SEND_CONTINUE);
        assertThat(late.ledTo).contains("over=1");
        assertThat(late.received).singleElement().extracting(Cookie::getMaxAge).isEqualTo(0);
    }

    @Test
    void aScriptIsToldWithoutBeingLedToAPage() {
        var script = new Knock("POST", "/office/stay", null);
        script.script = true;

        assertThat(knock(script)).isEqualTo(AuthenticationStatus.SEND_FAILURE);
        assertThat(script.status).isEqualTo(HttpServletResponse.SC_UNAUTHORIZED);
        assertThat(script.body()).contains("signedOut");
        assertThat(script.ledTo).isNull();
    }

    @Test
    void signingOutEndsTheSessionAndTakesTheCookieBack() {
        String secret = secretOf(signIn(PASSWORD, code()));
        var leaving = Knock.at(QUEUE).with(secret);

        door.cleanSubject(leaving.request(), leaving.response(), leaving.context());

        assertThat(office.signedInStaff().by(secret)).isEmpty();
        assertThat(leaving.received)
                .singleElement()
                .extracting(Cookie::getMaxAge)
                .isEqualTo(0);
    }

    private AuthenticationStatus knock(Knock knock) {
        return door.validateRequest(knock.request(), knock.response(), knock.context());
    }

    private Knock signIn(String password, String code) {
        return signIn(Knock.at("/office/sign-in"), password, code);
    }

    private Knock signIn(Knock knock, String password, String code) {
        knock.credential = new StaffCredential(new SignIn.Command(SHENHE, password, code, RenewalJourney.ADDRESS));
        knock(knock);
        return knock;
    }

    private static String secretOf(Knock signedIn) {
        return signedIn.received.getLast().getValue();
    }

    private String code() {
        return InMemoryStaffSecrets.code(GENERATOR, journey.clock.instant().getEpochSecond() / 30);
    }

    private static Settings settings() {
        return new Settings(
                Settings.Mode.PRODUCTION,
                "https://ra.example",
                new Settings.Brand("", "", "", "", "", new Settings.English("", "")),
                Money.yuan(200),
                Bytes.of(new byte[32]),
                new Settings.Agents(Optional.empty(), "0.1.0", Optional.empty()),
                Set.of(),
                false,
                new Patience(Period.ofDays(30), Period.ofDays(3)),
                new Settings.Sandbox(Optional.empty(), false, Optional.empty()));
    }
}
