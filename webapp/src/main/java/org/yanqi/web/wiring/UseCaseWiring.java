package org.yanqi.web.wiring;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.yanqi.application.Ports;
import org.yanqi.application.UseCases;
import org.yanqi.web.guard.VisitSeal;
import org.yanqi.web.settings.Settings;

/** The application on its ports, for whoever asks a use case. */
@ApplicationScoped
public class UseCaseWiring {
    @Produces
    @Singleton
    UseCases useCases(Ports ports) {
        return UseCases.on(ports);
    }

    @Produces
    @Singleton
    VisitSeal visitSeal(Settings settings) {
        return new VisitSeal(settings.visitKey().toArray());
    }
}
