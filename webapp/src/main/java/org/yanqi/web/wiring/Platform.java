package org.yanqi.web.wiring;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.UserTransaction;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.ConfigProvider;
import org.yanqi.application.Ports;
import org.yanqi.application.UseCases;
import org.yanqi.documents.PdfAgreementPapers;
import org.yanqi.documents.PublishedAgreements;
import org.yanqi.domain.consent.AgreementKind;
import org.yanqi.domain.consent.AgreementVersion;
import org.yanqi.domain.consent.ConfirmationPhrase;
import org.yanqi.domain.payment.FeeSchedule;
import org.yanqi.domain.renewal.PersonalDataRetention;
import org.yanqi.domain.renewal.RenewalRules;
import org.yanqi.domain.renewal.RenewalWindow;
import org.yanqi.outsideca.OutsideAuthority;
import org.yanqi.persistence.JtaTransactions;
import org.yanqi.persistence.Migration;
import org.yanqi.persistence.StoredDocuments;
import org.yanqi.persistence.secrecy.DataKeys;
import org.yanqi.pictures.SafePictures;
import org.yanqi.pki.CmsPossessionProofs;
import org.yanqi.pki.CmsSealedChallenges;
import org.yanqi.pki.EventAuthority;
import org.yanqi.pki.MachineAuthority;
import org.yanqi.pki.RandomSerialNumbers;
import org.yanqi.staff.LocalStaffSecrets;
import org.yanqi.tickets.JwsTokenTickets;
import org.yanqi.tickets.RandomSecrets;
import org.yanqi.web.api.MachineDoor;
import org.yanqi.web.api.PublishedAuthorities;
import org.yanqi.web.settings.Settings;
import org.yanqi.web.wiring.Environment.What;

/** Starts the platform: reads its settings, brings the schema up to date, and puts the adapters behind the ports. */
@ApplicationScoped
public class Platform {
    private static final int FACE_ATTEMPTS = 3;

    @Resource(lookup = "java:comp/DefaultDataSource")
    DataSource database;

    @Resource
    UserTransaction transaction;

    @PersistenceContext(unitName = "yanqi")
    EntityManager entityManager;

    /** All that is made once. */
    private record Built(
            Settings settings,
            Ports ports,
            PublishedAuthorities authorities,
            MachineSide machines,
            StoredDocuments documents,
            List<Consumer<Instant>> publishers,
            Duration betweenChecks) {}

    private final Once<Built> built = new Once<>(this::build);

    /** A deployment whose settings are wrong fails here, with all of them in its message. */
    void start(@Observes @Initialized(ApplicationScoped.class) Object event, BackgroundWork background) {
        StoredDocuments documents = built.get().documents();
        background.start(documents::sweep, built.get().publishers(), built.get().betweenChecks());
    }

    private Built build() {
        var environment = new Environment(name -> ConfigProvider.getConfig().getOptionalValue(name, String.class));
        Settings settings = SettingsReader.read(environment);
        Path documents = Path.of(environment.text(
                "YANQI_DOCUMENT_DIRECTORY",
                new What("a folder in which pictures and papers lie, the same on all nodes")));
        Path dataKey = environment.file(
                "YANQI_DATA_KEY_FILE", new What("a file with 32 random octets in Base64 that encrypt personal data"));
        Duration betweenChecks = SettingsReader.betweenChecks(environment);
        try {
            Authority authority = Authority.read(environment, settings);
            authority.checkValidity(Clock.systemUTC().instant());
            Parties parties = Parties.read(environment, settings);
            environment.check();
            Migration.run(database);
            return build(settings, authority, parties, DataKeys.read(dataKey), documents, betweenChecks);
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException("Yanqi cannot start: a key file cannot be used: " + e.getMessage(), e);
        }
    }

    private Built build(
            Settings settings,
            Authority authority,
            Parties parties,
            DataKeys dataKeys,
            Path folder,
            Duration betweenChecks)
            throws IOException {
        Clock clock = Clock.systemUTC();
        var transactions = new JtaTransactions(transaction, entityManager);
        var documents = new StoredDocuments(transactions, dataKeys, folder);
        var stores = new Stores(transactions, dataKeys, documents, clock);
        var revocations = stores.revocations();
        var secrets = new RandomSecrets();
        var agreements = new PublishedAgreements(Authority.branding(settings), clock);
        var archive = stores.agreements();
        agreements.all().forEach(archive::publish);
        var serials = new RandomSerialNumbers();
        var events = new EventAuthority(
                authority.documents(), authority.events(), stores.eventCertificates(), revocations, serials);
        var ports = new Ports(
                stores.storage(),
                stores.found(),
                new Ports.Pki(
                        authority.reader(),
                        authority.reader(),
                        authority.reader(),
                        new CmsPossessionProofs(),
                        new CmsSealedChallenges(),
                        authority.connect(
                                new OutsideAuthority.Registers(
                                        stores.issuedCertificates(), stores.issuanceDrafts(), revocations),
                                clock),
                        events,
                        serials,
                        new JwsTokenTickets(
                                authority.tickets(), secrets, settings.agents().minimumVersion()),
                        secrets),
                parties.connect(clock),
                new Ports.Papers(
                        agreements,
                        archive,
                        new PdfAgreementPapers(
                                Authority.branding(settings),
                                archive,
                                new PdfAgreementPapers.Authorities(
                                        events, authority.seal(), authority.timestampAuthority(clock))),
                        new SafePictures()),
                stores.staff(new LocalStaffSecrets()),
                new Ports.Machines(
                        stores.mandates(),
                        new MachineAuthority(authority.keys(), authority.publication(), stores.machineCertificates())),
                stores.control(AlarmLog::write),
                () -> rules(settings, authority, agreements),
                clock);
        var holders =
                PublishingAuthority.of(authority.keys(), authority.publication(), authority.own(), stores, serials);
        var signers = authority.documents() == authority.keys()
                ? holders
                : PublishingAuthority.of(authority.documents(), authority.events(), authority.own(), stores, serials);
        List<Consumer<Instant>> publishers = Stream.of(holders.lists(), signers.lists())
                .distinct()
                .<Consumer<Instant>>map(lists -> lists::publish)
                .toList();
        var published = new PublishedAuthorities(holders.published(), signers.published());
        var machines = new MachineSide(authority, stores.machineCertificates(), serials, clock);
        return new Built(settings, ports, published, machines, documents, publishers, betweenChecks);
    }

    private static RenewalRules rules(Settings settings, Authority authority, PublishedAgreements agreements) {
        Set<AgreementVersion> inForce = Stream.of(AgreementKind.values())
                .map(kind -> agreements.inForce(kind).version())
                .collect(Collectors.toUnmodifiableSet());
        return new RenewalRules(
                RenewalWindow.STANDARD,
                FeeSchedule.perYear(settings.feePerYear()),
                List.of(authority.issuer()),
                inForce,
                ConfirmationPhrase.MANUAL,
                FACE_ATTEMPTS,
                settings.patience(),
                PersonalDataRetention.STANDARD);
    }

    @Produces
    @Singleton
    Settings settings() {
        return built.get().settings();
    }

    @Produces
    @Singleton
    Ports ports() {
        return built.get().ports();
    }

    @Produces
    @Singleton
    PublishedAuthorities publishedAuthorities() {
        return built.get().authorities();
    }

    @Produces
    @Singleton
    MachineDoor machineDoor(UseCases useCases) {
        return built.get().machines().door(useCases.machines());
    }
}
