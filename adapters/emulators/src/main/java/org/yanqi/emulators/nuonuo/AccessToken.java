package org.yanqi.emulators.nuonuo;

import java.time.Instant;

record AccessToken(String token, Instant issued) {}
