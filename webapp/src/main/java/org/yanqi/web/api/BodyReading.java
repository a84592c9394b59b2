package org.yanqi.web.api;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.IOException;

/** What a parser stumbles over (nested too deeply, in an unknown character set) is the sender's fault and not ours. */
@Provider
public class BodyReading implements ReaderInterceptor {
    @Override
    public Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
        try {
            return context.proceed();
        } catch (WebApplicationException | Malformed refused) {
            throw refused;
        } catch (RuntimeException unreadable) {
            throw new Malformed("unreadable", unreadable);
        }
    }
}
