package org.yanqi.pki;

/**
 * One thing that is true of every certificate of ours.
 *
 * @param name what is true, as it stands in the log where it is not
 */
record Lint(String name, Check check) {
    /** Whatever it throws means no: it looks at what should not exist. */
    @FunctionalInterface
    interface Check {
        boolean holds(Candidate candidate) throws Exception;
    }

    boolean holds(Candidate candidate) {
        try {
            return check.holds(candidate);
        } catch (Exception notEvenReadable) {
            return false;
        }
    }
}
