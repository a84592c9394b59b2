package org.yanqi.web.wizard;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.jspecify.annotations.Nullable;
import org.yanqi.application.UseCases;

/** Expired too long for self-service: with the documents given, a reviewer is asked. */
@Named
@RequestScoped
public class LatePage {
    @Inject
    Wizard wizard;

    @Inject
    UseCases useCases;

    public @Nullable String request() {
        return wizard.ask(() -> useCases.declineFaceCheck().requestReview(wizard.current()));
    }
}
