package org.yanqi.web.office;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.yanqi.application.UseCases;
import org.yanqi.application.check.AcknowledgeAlarm;
import org.yanqi.domain.Sha256;
import org.yanqi.domain.check.Alarm;
import org.yanqi.domain.renewal.ApplicationNumber;
import org.yanqi.domain.staff.StaffName;
import org.yanqi.web.page.Problem;
import org.yanqi.web.page.Problems;
import org.yanqi.web.page.Say;

/** One alarm, {@code /office/alarms/view?number=…&finding=…}, and a reviewer's word on what became of it. */
@Named
@RequestScoped
public class AlarmPage {
    @Inject
    HttpServletRequest request;

    @Inject
    ReviewerAct act;

    @Inject
    UseCases useCases;

    @Inject
    AlarmWords words;

    @Inject
    Problems problems;

    @Inject
    Say say;

    private @Nullable Alarm alarm;

    @PostConstruct
    void look() {
        load();
    }

    private void load() {
        Optional<ApplicationNumber> number = parameter("number")
                .flatMap(text -> ApplicationNumber.parse(text).toOptional());
        Optional<Sha256> finding = parameter("finding")
                .filter(text -> text.matches("[0-9a-f]{64}"))
                .map(Sha256::new);
        alarm = number.flatMap(found -> finding.flatMap(
                        hash -> useCases.office().acknowledgeAlarm().find(found, hash)))
                .orElse(null);
    }

    private Optional<String> parameter(String name) {
        return Optional.ofNullable(request.getParameter(name));
    }

    public boolean isThere() {
        return alarm != null;
    }

    public AlarmWords.Line getLine() {
        return Optional.ofNullable(alarm)
                .map(words::line)
                .orElseThrow(() -> new IllegalStateException("there is no alarm to show"));
    }

    public String getReason() {
        return act.reason();
    }

    public @Nullable String acknowledge() throws IOException {
        Optional<StaffName> reviewer = act.reviewer();
        if (reviewer.isEmpty()) {
            return null;
        }
        act.requireReason();
        if (problems.isAny() || alarm == null) {
            return null;
        }
        Optional<Alarm.Answer> answer = useCases.office()
                .acknowledgeAlarm()
                .handle(new AcknowledgeAlarm.Command(
                        alarm.application(), alarm.finding().fingerprint(), reviewer.get(), act.reason()));
        String next = answer.map(this::follow).orElse("");
        load();
        return next.isEmpty() ? null : next;
    }

    /** @return where to go on; empty where this page says why nothing was done */
    private String follow(Alarm.Answer answer) {
        return switch (answer) {
            case Alarm.Answer.Acknowledged(Alarm done) ->
                "/office/alarms?faces-redirect=true&done=" + done.application();
            case Alarm.Answer.AlreadyAcknowledged(var by) -> {
                problems.add(new Problem(null, say.with("office.alarm.already", words.by(by)), null));
                yield "";
            }
            case Alarm.Answer.OwnApproval() -> {
                problems.add(new Problem(null, say.with("office.alarm.own"), say.with("office.alarm.own.remedy")));
                yield "";
            }
        };
    }
}
