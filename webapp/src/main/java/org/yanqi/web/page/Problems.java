package org.yanqi.web.page;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The refusals of the submitted form, shown on top of it and beside the fields. */
@Named
@RequestScoped
public class Problems {
    @Inject
    Say say;

    private final List<Problem> own = new ArrayList<>();
    private @Nullable String reference;

    public void add(Problem problem) {
        own.add(problem);
    }

    public void addAll(Collection<Problem> problems) {
        own.addAll(problems);
    }

    /** The number under which staff finds this refusal. */
    public void refer(String number) {
        reference = number;
    }

    public boolean isAny() {
        return !getAll().isEmpty();
    }

    public List<Problem> getAll() {
        return Stream.concat(own.stream(), refusedByFaces()).toList();
    }

    public String getHeading() {
        long fields =
                getAll().stream().filter(problem -> problem.field() != null).count();
        if (fields == 0) {
            return say.with("problems.refused");
        }
        return fields == 1 ? say.with("problems.one") : say.with("problems.many", fields);
    }

    public @Nullable String getReference() {
        return reference;
    }

    public boolean on(String field) {
        return getAll().stream().anyMatch(problem -> field.equals(problem.field()));
    }

    public String text(String field) {
        return getAll().stream()
                .filter(problem -> field.equals(problem.field()))
                .map(Problem::text)
                .findFirst()
                .orElse("");
    }

    private static Stream<Problem> refusedByFaces() {
        FacesContext context = FacesContext.getCurrentInstance();
        List<Problem> problems = new ArrayList<>();
        context.getClientIdsWithMessages()
                .forEachRemaining(id -> context.getMessageList(id).stream()
                        .map(FacesMessage::getSummary)
                        .forEach(text -> problems.add(new Problem(id, text, null))));
        return problems.stream();
    }
}
