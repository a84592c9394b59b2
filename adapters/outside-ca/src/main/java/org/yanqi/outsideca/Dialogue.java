package org.yanqi.outsideca;

import java.util.Optional;
import org.yanqi.domain.Bytes;

/** How far a CA has been asked for one certificate, as the adapter that asks it writes that down. */
public interface Dialogue {
    Optional<Bytes> said();

    /** @throws org.yanqi.application.port.UnavailableException if another node has gone on meanwhile */
    void remember(Bytes said);
}
