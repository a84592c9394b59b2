package org.yanqi.web.office;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.yanqi.application.Ports;
import org.yanqi.application.port.AuditEntry;
import org.yanqi.application.renewal.RefusalFacts;
import org.yanqi.application.review.ReviewQueue;
import org.yanqi.domain.renewal.Issued;
import org.yanqi.domain.renewal.RenewalApplication;
import org.yanqi.domain.renewal.UnderReview;
import org.yanqi.web.page.Answer;
import org.yanqi.web.page.Problem;
import org.yanqi.web.page.RefusalWords;
import org.yanqi.web.page.Say;
import org.yanqi.web.wizard.PictureKind;

/** One application as the office shows it: why it stands where it stands, who has to act, what happened and what was given. */
@Named
@RequestScoped
public class Dossier {
    @Inject
    ReviewPage page;

    @Inject
    Ports ports;

    @Inject
    Given given;

    @Inject
    Chronicle chronicle;

    @Inject
    Waiting waiting;

    @Inject
    RefusalWords words;

    @Inject
    Say say;

    public boolean isThere() {
        return page.file().isPresent();
    }

    public String getNumber() {
        return application().number().value();
    }

    /** With the refusal that was asked for, if one was. */
    public String getReference() {
        return page.reference().map(Reference::toString).orElse("");
    }

    public long getSeen() {
        return file().found().version();
    }

    public String getStatus() {
        return application().status().name();
    }

    public boolean isWaiting() {
        return application() instanceof UnderReview;
    }

    /** The question as one word; nothing where there is none. */
    public @Nullable String getQuestion() {
        return application() instanceof UnderReview review
                ? review.question().kind().name()
                : null;
    }

    /** Why it stands where it stands, as one word: its text is {@code office.why.<word>}. */
    public String getWhy() {
        return switch (application()) {
            case UnderReview review -> review.question().kind().name();
            case Issued issued -> "ISSUED";
            default -> getTurn();
        };
    }

    /** Whether its new certificates can be taken back. */
    public boolean isTakingBackPossible() {
        return application() instanceof Issued;
    }

    public String getSince() {
        return say.moment(application().since());
    }

    public String getWaited() {
        return waiting.since(application().since());
    }

    public boolean isLate() {
        return isWaiting() && waiting.isLate(application().since());
    }

    /** Who has to act: reviewer, handler, system or nobody. */
    public String getTurn() {
        return switch (application().status()) {
            case UNDER_REVIEW -> "reviewer";
            case ISSUING -> "system";
            case COMPLETED, CANCELLED, REJECTED, LAPSED, TAKEN_BACK, ERASED -> "nobody";
            case OPENED,
                    ACKNOWLEDGED,
                    PRESENTED,
                    IDENTIFIED,
                    FACE_PENDING,
                    FACE_VERIFIED,
                    SIGNED,
                    PAID,
                    ISSUED,
                    INSTALLED -> "handler";
        };
    }

    public List<Chronicle.Line> getLines() {
        return chronicle.of(file().entries(), entry());
    }

    /** The refusal that the reference names, in the words in which the handler was told; nothing where it names none. */
    public @Nullable Problem getRefused() {
        return entryAskedFor()
                .flatMap(found -> RefusalFacts.read(found.facts()))
                .map(words::of)
                .orElseGet(() -> entryAskedFor().map(this::briefly).orElse(null));
    }

    /** Whether these are the words that the handler has read; of other refusals the ledger keeps but the kind. */
    public boolean isRefusedInFull() {
        return entryAskedFor()
                .flatMap(found -> RefusalFacts.read(found.facts()))
                .isPresent();
    }

    private @Nullable Problem briefly(AuditEntry entry) {
        String name = entry.facts().get("refused");
        return name == null || !say.has("office.refusal." + name)
                ? null
                : new Problem(null, say.with("office.refusal." + name), null);
    }

    private Optional<AuditEntry> entryAskedFor() {
        List<AuditEntry> entries = file().entries();
        return entry() >= 1 && entry() <= entries.size() ? Optional.of(entries.get(entry() - 1)) : Optional.empty();
    }

    /** The reference names an entry that is not there. */
    public boolean isEntryUnknown() {
        return entry() > file().entries().size();
    }

    public List<Answer> getDecided() {
        return given.decided(application());
    }

    public List<Answer> getCertificate() {
        return given.certificate(application());
    }

    public List<Answer> getApplicant() {
        return given.applicant(application());
    }

    public List<Answer> getHandler() {
        return given.handler(application(), page.isPersonShown());
    }

    public List<Answer> getDeclared() {
        return given.declared(application());
    }

    /** Names of the pictures that are there, as addresses carry them. */
    public List<String> getPictures() {
        return Arrays.stream(PictureKind.values())
                .filter(picture -> ports.storage()
                        .documents()
                        .find(application().number(), picture.kind())
                        .isPresent())
                .map(PictureKind::field)
                .toList();
    }

    private int entry() {
        return page.reference().map(Reference::entry).orElse(0);
    }

    private RenewalApplication application() {
        return file().application();
    }

    private ReviewQueue.File file() {
        return page.file().orElseThrow(() -> new IllegalStateException("there is no application to show"));
    }
}
