package org.yanqi.web.office;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Collectors;
import org.yanqi.domain.staff.StaffName;
import org.yanqi.domain.staff.StaffRole;
import org.yanqi.domain.staff.StaffSession;
import org.yanqi.web.page.Say;

/** The member of staff whose request this is, for pages as {@code #{staff}}. */
@Named("staff")
@RequestScoped
public class CurrentStaff {
    private static final String SESSION = CurrentStaff.class.getName();

    @Inject
    HttpServletRequest request;

    @Inject
    Say say;

    static void remember(HttpServletRequest request, StaffSession session) {
        request.setAttribute(SESSION, session);
    }

    static void forget(HttpServletRequest request) {
        request.removeAttribute(SESSION);
    }

    Optional<StaffSession> session() {
        return request.getAttribute(SESSION) instanceof StaffSession session ? Optional.of(session) : Optional.empty();
    }

    /** Both have to agree: the container, and the session that the container was told of. */
    boolean is(StaffRole role) {
        return request.isUserInRole(RoleNames.of(role))
                && session().filter(session -> session.roles().contains(role)).isPresent();
    }

    /** The name under which a reviewer acts; nothing for whoever may only look. */
    Optional<StaffName> reviewer() {
        return is(StaffRole.REVIEWER) ? session().map(StaffSession::name) : Optional.empty();
    }

    public boolean isKnown() {
        return session().isPresent();
    }

    public boolean isReviewer() {
        return is(StaffRole.REVIEWER);
    }

    public String getName() {
        return session().map(session -> session.name().value()).orElse("");
    }

    /** 审核员, or several duties. */
    public String getDuties() {
        return session().stream()
                .flatMap(session -> session.roles().stream().sorted())
                .map(role -> say.with("office.role." + role))
                .collect(Collectors.joining(say.with("office.comma")));
    }

    /** When it is over unless something is done, in milliseconds since the epoch. */
    public long getUntil() {
        return session().map(CurrentStaff::until).map(Instant::toEpochMilli).orElse(0L);
    }

    /** Whether it can be made to last longer; a day's work is the most. */
    public boolean isExtensible() {
        return session()
                .filter(session -> until(session).isBefore(session.begun().plus(StaffSession.LIFE)))
                .isPresent();
    }

    /** Where to sign in again, and come back to this page. */
    public String getAgain() {
        return Entrance.address(request, true);
    }

    static Instant until(StaffSession session) {
        Instant idle = session.seen().plus(StaffSession.IDLE);
        Instant end = session.begun().plus(StaffSession.LIFE);
        return idle.isBefore(end) ? idle : end;
    }

    public String signOut() throws ServletException {
        request.logout();
        return Entrance.SIGN_IN + "?faces-redirect=true&out=1";
    }
}
