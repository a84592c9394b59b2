package org.yanqi.application.memory;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toMap;

import java.util.Base64;
import java.util.Map;
import org.yanqi.application.port.TokenTickets;
import org.yanqi.application.port.TokenTicketsContract;

final class InMemoryTokenTicketsTest extends TokenTicketsContract {
    private final TokenTickets tickets = new InMemoryTokenTickets();

    @Override
    protected TokenTickets tickets() {
        return tickets;
    }

    @Override
    protected Map<String, String> claims(String jws) {
        return new String(Base64.getUrlDecoder().decode(jws), UTF_8)
                .lines()
                .map(line -> line.split("=", 2))
                .collect(toMap(parts -> parts[0], parts -> parts[1]));
    }
}
