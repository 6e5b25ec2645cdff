package io.alluvium.ingest.validate;

import io.alluvium.schemas.RejectionReason;
import java.util.Set;

/** Refuses domains that are not on the list, where the policy says so. */
final class KnownDomainValidator implements Validator {

    /** The list, and what to do with others. */
    record Config(Set<String> known, DomainPolicy others) {

        static Config from(ValidationSettings settings) {
            return new Config(settings.domains().known(), settings.domains().others());
        }
    }

    private final Config config;

    KnownDomainValidator(Config config) {
        this.config = config;
    }

    @Override
    public ValidationResult validate(Submission submission) {
        return config.others() == DomainPolicy.ACCEPT || config.known().contains(submission.domain())
                ? ValidationResult.accepted()
                : ValidationResult.rejected(
                        RejectionReason.UNKNOWN_DOMAIN,
                        "The domain is not one of the " + config.known().size()
                                + " known ones; add it to alluvium.ingest.domains or set"
                                + " alluvium.ingest.unknown-domains to accept");
    }
}
