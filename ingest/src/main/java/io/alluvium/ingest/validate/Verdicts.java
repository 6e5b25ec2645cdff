package io.alluvium.ingest.validate;

/** Keeps the acceptance, which is the same for all. */
final class Verdicts {

    static final ValidationResult ACCEPTED = new ValidationResult.Accepted();

    private Verdicts() {}
}
