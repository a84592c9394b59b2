package org.yanqi.application.memory;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.yanqi.application.port.TokenJobs;
import org.yanqi.application.ticket.TokenJob;
import org.yanqi.application.ticket.TokenStep;

public final class InMemoryTokenJobs implements TokenJobs {
    private final List<TokenJob> jobs = new ArrayList<>();

    @Override
    public synchronized void save(TokenJob job) {
        jobs.add(job);
    }

    @Override
    public synchronized TokenJob begin(TokenJob job) {
        return latest(job.subject(), job.step().kind()).orElseGet(() -> {
            save(job);
            return job;
        });
    }

    @Override
    public synchronized List<TokenJob> all(String subject, TokenStep.Kind step) {
        return jobs.reversed().stream()
                .filter(job -> job.subject().equals(subject) && job.step().kind() == step)
                .toList();
    }

    synchronized int eraseOlderThan(Instant moment, Set<String> sparedSubjects) {
        int before = jobs.size();
        jobs.removeIf(job -> job.createdAt().isBefore(moment) && !sparedSubjects.contains(job.subject()));
        return before - jobs.size();
    }
}
