package io.alluvium.ingest.validate;

/** One rule about what may be learned from: pure, without memory, safe for many threads. It answers for every input. */
public interface Validator {

    /** Judges a submission. */
    ValidationResult validate(Submission submission);
}
