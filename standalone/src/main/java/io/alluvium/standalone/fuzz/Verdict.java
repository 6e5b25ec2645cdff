package io.alluvium.standalone.fuzz;

/** What a target made of a case. Anything else that comes out of a target is a finding. */
public sealed interface Verdict {

    /** The input was of use. */
    record Accepted() implements Verdict {}

    /**
     * The input was refused.
     *
     * @param reason why, for people
     */
    record Refused(String reason) implements Verdict {}

    /** Of use. */
    static Verdict accepted() {
        return new Accepted();
    }

    /** Refused for that reason. */
    static Verdict refused(String reason) {
        return new Refused(reason);
    }
}
