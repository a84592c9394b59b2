package org.yanqi.emulators.wire;

/** One outside party's side of the wire. */
@FunctionalInterface
public interface Endpoint {
    Reply answer(Request request);
}
