package io.alluvium.ingest.validate;

import java.util.List;

/** Several rules as one: the first that rejects has the word. */
final class ChainValidator implements Validator {

    private final List<Validator> rules;

    ChainValidator(List<Validator> rules) {
        this.rules = List.copyOf(rules);
    }

    @Override
    public ValidationResult validate(Submission submission) {
        for (Validator rule : rules) {
            ValidationResult result = rule.validate(submission);
            if (result instanceof ValidationResult.Rejected) {
                return result;
            }
        }
        return ValidationResult.accepted();
    }
}
