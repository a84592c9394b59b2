package org.yanqi.application.port;

/** Makes what nobody can guess. */
public interface Secrets {
    /** 128 random bits as 32 lower-case hexadecimal digits. */
    String identifier();

    /** So many random decimal digits. */
    String digits(int count);
}
