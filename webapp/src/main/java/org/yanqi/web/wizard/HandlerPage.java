package org.yanqi.web.wizard;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.yanqi.application.Ports;
import org.yanqi.application.UseCases;
import org.yanqi.application.handler.AnswerOneTimeCode;
import org.yanqi.application.handler.IdentifyHandler;
import org.yanqi.application.port.Documents;
import org.yanqi.domain.Checked;
import org.yanqi.domain.Defect;
import org.yanqi.domain.applicant.Applicant;
import org.yanqi.domain.applicant.OrganisationDocument;
import org.yanqi.domain.applicant.OrganisationName;
import org.yanqi.domain.applicant.SocialCreditCode;
import org.yanqi.domain.handler.CardValidity;
import org.yanqi.domain.handler.Handler;
import org.yanqi.domain.handler.IdNumber;
import org.yanqi.domain.handler.MobileNumber;
import org.yanqi.domain.handler.PersonName;
import org.yanqi.domain.renewal.Identified;
import org.yanqi.web.page.Problem;
import org.yanqi.web.page.Problems;
import org.yanqi.web.page.RefusalWords;
import org.yanqi.web.page.Say;

/** 5 经办人信息: organisation and handler; the pictures have been sent before, each by itself. */
@Named
@RequestScoped
public class HandlerPage {
    @Inject
    Wizard wizard;

    @Inject
    CurrentRenewal renewal;

    @Inject
    UseCases useCases;

    @Inject
    Ports ports;

    @Inject
    Problems problems;

    @Inject
    RefusalWords words;

    @Inject
    Say say;

    @Inject
    OneTimeCodeWords codeWords;

    private HandlerForm form = new HandlerForm();

    /** A kind of document with its name. */
    public record Kind(String name, String label) {}

    /** Corrections start from what was given before. */
    @PostConstruct
    void fill() {
        renewal.application()
                .flatMap(application -> application.reached(Identified.class))
                .ifPresent(known -> form = HandlerForm.of(known.applicant(), known.handler()));
    }

    public @Nullable String identify() {
        if (wizard.isOutOfDate()) {
            return wizard.elsewhere();
        }
        var typed = new Typed(words);
        Optional<Applicant> applicant = applicant(typed);
        Optional<Handler> handler = handler(typed);
        missingPictures().forEach(typed::add);
        problems.addAll(typed.problems());
        if (applicant.isEmpty() || handler.isEmpty() || !typed.problems().isEmpty()) {
            return null;
        }
        Optional<Problem> refusedCode = answerCode(handler.get().mobile());
        if (refusedCode.isPresent()) {
            problems.add(refusedCode.get());
            problems.refer(wizard.current().value());
            return null;
        }
        var command = new IdentifyHandler.Command(wizard.current(), wizard.getSeen(), applicant.get(), handler.get());
        return switch (useCases.identifyHandler().handle(command)) {
            case IdentifyHandler.Outcome.Decided(var outcome) -> wizard.follow(outcome);
            case IdentifyHandler.Outcome.PicturesMissing missing -> {
                problems.addAll(missingPictures());
                yield null;
            }
        };
    }

    private Optional<Applicant> applicant(Typed typed) {
        var document = typed.read("document", say.with("handler.document"), form.getDocument(), HandlerPage::document);
        var name = typed.read(
                "organisationName",
                say.with("handler.organisationName"),
                form.getOrganisationName(),
                OrganisationName::parse);
        var code = typed.read("code", say.with("handler.code"), form.getCode(), SocialCreditCode::parse);
        return document.flatMap(kind -> name.flatMap(known -> code.map(number -> new Applicant(known, number, kind))));
    }

    private Optional<Handler> handler(Typed typed) {
        var name = typed.read("name", say.with("handler.name"), form.getName(), PersonName::parse);
        var number = typed.read("idNumber", say.with("handler.id"), form.getIdNumber(), IdNumber::parse);
        var card = typed.read("validUntil", say.with("handler.validUntil"), form.getValidUntil(), this::cardValidity);
        var mobile = typed.read("mobile", say.with("handler.mobile"), form.getMobile(), MobileNumber::parse);
        return name.flatMap(person -> number.flatMap(
                id -> card.flatMap(valid -> mobile.map(phone -> new Handler(person, id, valid, phone)))));
    }

    private static Checked<OrganisationDocument> document(String name) {
        return Arrays.stream(OrganisationDocument.values())
                .filter(kind -> kind.name().equals(name))
                .findFirst()
                .map(Checked::valid)
                .orElseGet(() -> Checked.invalid(Defect.EMPTY));
    }

    private Checked<CardValidity> cardValidity(String text) {
        if (form.isLongTerm()) {
            return Checked.valid(new CardValidity.LongTerm());
        }
        if (text.isBlank()) {
            return Checked.invalid(Defect.EMPTY);
        }
        try {
            return Checked.valid(new CardValidity.Until(
                    LocalDate.parse(text.strip().replaceAll("[./年月]", "-").replace("日", ""))));
        } catch (DateTimeParseException e) {
            return Checked.invalid(Defect.MALFORMED);
        }
    }

    /** An empty field leaves the question to the application: the number may have answered before. */
    private Optional<Problem> answerCode(MobileNumber mobile) {
        String code = form.getOtp();
        if (code == null || code.isBlank()) {
            return Optional.empty();
        }
        var command = new AnswerOneTimeCode.Command(wizard.current().value(), mobile, OneTimeCodeWords.typed(code));
        return codeWords.refused(useCases.answerOneTimeCode().handle(command));
    }

    private List<Problem> missingPictures() {
        return Arrays.stream(PictureKind.values())
                .filter(picture -> !isGiven(picture))
                .map(picture -> Problem.at(
                        picture.field(),
                        say.with("picture.missing." + picture.kind().name())))
                .toList();
    }

    private boolean isGiven(PictureKind picture) {
        return ports.storage()
                .documents()
                .find(wizard.current(), picture.kind())
                .isPresent();
    }

    /** What is sent in a picture's place says which one it takes the place of. */
    private @Nullable String version(PictureKind picture) {
        return ports.storage()
                .documents()
                .find(wizard.current(), picture.kind())
                .map(Documents.Document::octets)
                .map(kept -> kept.sha256().hex())
                .orElse(null);
    }

    /** Whether the number that is known has answered its code already. */
    public boolean isMobileKnown() {
        return renewal.application()
                .flatMap(application -> application.reached(Identified.class))
                .filter(known -> known.handler().mobile().value().equals(form.getMobile()))
                .isPresent();
    }

    public HandlerForm getForm() {
        return form;
    }

    public List<Kind> getDocuments() {
        return Arrays.stream(OrganisationDocument.values())
                .map(kind -> new Kind(kind.name(), say.with("document." + kind.name())))
                .toList();
    }

    public @Nullable String getLicence() {
        return version(PictureKind.LICENCE);
    }

    public @Nullable String getFront() {
        return version(PictureKind.FRONT);
    }

    public @Nullable String getBack() {
        return version(PictureKind.BACK);
    }
}
