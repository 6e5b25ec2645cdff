package io.alluvium.ingest.validate;

import io.alluvium.schemas.RejectionReason;
import java.util.Set;
import java.util.regex.Pattern;

/** Refuses names that could not be used in topics' keys, paths and model names, such as {@code news@7}. */
final class DomainNameValidator implements Validator {

    /** The name's form, and names that mean something else to a worker. */
    record Config(Pattern form, Set<String> reserved) {

        static Config from(ValidationSettings settings) {
            return new Config(Pattern.compile("[a-z0-9][a-z0-9._-]{0,62}"), Set.of("base"));
        }
    }

    private final Config config;

    DomainNameValidator(Config config) {
        this.config = config;
    }

    @Override
    public ValidationResult validate(Submission submission) {
        String domain = submission.domain();
        if (domain.isEmpty()) {
            return bad("The record names no domain, neither in its field domain nor as its key");
        }
        if (config.reserved().contains(domain)) {
            return bad("This domain name is reserved for the frozen model; choose another");
        }
        return config.form().matcher(domain).matches()
                ? ValidationResult.accepted()
                : bad("A domain name has 1 to 63 of a-z, 0-9, dot, hyphen and underscore, and begins with a letter or"
                        + " digit; the one given has " + domain.length() + " characters and does not fit");
    }

    private static ValidationResult bad(String detail) {
        return ValidationResult.rejected(RejectionReason.BAD_DOMAIN_NAME, detail);
    }
}
