package org.yanqi.emulators.delivery;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;

/** How a party words its notifications, and what it takes for an acknowledgement. */
public interface Courier {

    /** Made afresh for each attempt, as signatures grow old; none means that the notification gets lost. */
    List<HttpRequest.Builder> compose(Delivery delivery);

    boolean acknowledged(HttpResponse<String> answer);
}
