package org.yanqi.outsideca;

import java.util.Optional;
import org.yanqi.application.memory.InMemoryIssuanceDrafts;
import org.yanqi.application.port.IssuanceDrafts;
import org.yanqi.application.port.Versioned;
import org.yanqi.domain.renewal.ApplicationNumber;

/** Drafts that outlive a process, which dies once, as it keeps one of them. */
public final class MortalDrafts implements IssuanceDrafts {
    private final InMemoryIssuanceDrafts kept = new InMemoryIssuanceDrafts();
    private final boolean keeps;
    private int left;

    /** Instead of the process. */
    public static final class Died extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /**
     * @param which of all savings it dies at, the first being 0
     * @param keeps whether it dies after that
     */
    public MortalDrafts(int which, boolean keeps) {
        this.left = which;
        this.keeps = keeps;
    }

    @Override
    public Optional<Versioned<Draft>> find(ApplicationNumber application) {
        return kept.find(application);
    }

    @Override
    public void save(Draft draft, long version) {
        boolean dies = left-- == 0;
        if (!dies || keeps) {
            kept.save(draft, version);
        }
        if (dies) {
            throw new Died();
        }
    }
}
