package org.yanqi.web.api;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Set;

/** {@code /api}: for the page's own script and for outside parties. */
@ApplicationPath("api")
public class Api extends Application {
    @Override
    public Set<Class<?>> getClasses() {
        return Set.of(
                TokenStepResource.class,
                RenewalStatusResource.class,
                PictureResource.class,
                OneTimeCodeResource.class,
                PaymentNotificationResource.class,
                InvoiceCallbackResource.class,
                HealthResource.class,
                StrictJson.class,
                BodyReading.class,
                MalformedMapper.class,
                UnavailableMapper.class,
                BadRequestMapper.class,
                UnexpectedMapper.class);
    }
}
