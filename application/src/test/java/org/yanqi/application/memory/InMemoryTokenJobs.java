package org.yanqi.application.memory;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.yanqi.application.port.TokenJobs;
import org.yanqi.application.ticket.TokenJob;
import org.yanqi.application.ticket.TokenStep;

public final class InMemoryTokenJobs implements TokenJobs, Perishable {
    private final List<TokenJob> jobs = new ArrayList<>();

    @Override
    public synchronized void save(TokenJob job) {
        jobs.add(job);
    }

    @Override
    public synchronized Optional<TokenJob> latest(String subject, TokenStep.Kind step) {
        return jobs.reversed().stream()
                .filter(job -> job.subject().equals(subject) && job.step().kind() == step)
                .findFirst();
    }

    @Override
    public synchronized int eraseOlderThan(Instant moment) {
        int before = jobs.size();
        jobs.removeIf(job -> job.createdAt().isBefore(moment));
        return before - jobs.size();
    }
}
