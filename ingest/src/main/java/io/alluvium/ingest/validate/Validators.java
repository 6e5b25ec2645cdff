package io.alluvium.ingest.validate;

import java.util.List;

/** The only way to a {@link Validator}. */
public final class Validators {

    private Validators() {}

    /** All rules of the catalogue, with these settings. */
    public static Validator all(ValidationSettings settings) {
        return chain(ValidatorCatalogue.ENTRIES.stream()
                .map(entry -> entry.constructor().apply(settings))
                .toList());
    }

    /** Only the rules that look at the domain: may there be such a domain here at all? */
    public static Validator naming(ValidationSettings settings) {
        return chain(ValidatorCatalogue.ENTRIES.stream()
                .filter(ValidatorCatalogue.Entry::onDomainOnly)
                .map(entry -> entry.constructor().apply(settings))
                .toList());
    }

    /** Several rules as one; the first that rejects has the word. */
    public static Validator chain(List<Validator> rules) {
        return new ChainValidator(rules);
    }
}
