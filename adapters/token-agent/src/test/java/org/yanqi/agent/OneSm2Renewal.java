package org.yanqi.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.yanqi.agent.ticket.Step;
import org.yanqi.token.KeyProfile;
import org.yanqi.token.OpenSslSm2;

/** The same on a token that knows SM2. */
abstract class OneSm2Renewal extends OneRenewal {
    @Test
    void sm2_keys_are_replaced_and_old_bids_still_open() throws Exception {
        keys_are_replaced_and_old_bids_still_open(KeyProfile.SM2);
    }

    @Test
    void openssl_verifies_the_request_by_the_usual_name_of_the_signer_and_by_no_other() throws Exception {
        var journey = Journey.begin(home, emptyToken(), KeyProfile.SM2);
        try (var agent = agent(journey)) {
            var params = RenewalServer.generateParams(KeyProfile.SM2, "generate-nonce-1");
            var generated = journey.order(page(agent), Step.GENERATE, params);
            byte[] request = Base64.getDecoder().decode(generated.getString("request"));
            var openssl = OpenSslSm2.in(home);
            assertThat(openssl.verifiesRequest(request, "1234567812345678")).isTrue();
            assertThat(openssl.verifiesRequest(request, "somebody")).isFalse();
        }
    }
}
