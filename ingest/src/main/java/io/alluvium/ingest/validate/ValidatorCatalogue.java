package io.alluvium.ingest.validate;

import java.util.List;
import java.util.function.Function;

/** The list of all rules, in the order in which they are asked: cheap and general ones first. */
final class ValidatorCatalogue {

    /**
     * One rule of the catalogue.
     *
     * @param name its short name
     * @param variant its class
     * @param configType its settings' class
     * @param constructor makes it from all settings
     */
    record Entry(
            String name,
            Class<? extends Validator> variant,
            Class<? extends Record> configType,
            Function<ValidationSettings, Validator> constructor) {

        /** True: the rule looks at the domain and at nothing else. */
        boolean onDomainOnly() {
            return variant == DomainNameValidator.class || variant == KnownDomainValidator.class;
        }
    }

    static final List<Entry> ENTRIES = List.of(
            new Entry(
                    "size",
                    SizeValidator.class,
                    SizeValidator.Config.class,
                    settings -> new SizeValidator(SizeValidator.Config.from(settings))),
            new Entry(
                    "domain-name",
                    DomainNameValidator.class,
                    DomainNameValidator.Config.class,
                    settings -> new DomainNameValidator(DomainNameValidator.Config.from(settings))),
            new Entry(
                    "known-domain",
                    KnownDomainValidator.class,
                    KnownDomainValidator.Config.class,
                    settings -> new KnownDomainValidator(KnownDomainValidator.Config.from(settings))),
            new Entry(
                    "encoding",
                    EncodingValidator.class,
                    EncodingValidator.Config.class,
                    settings -> new EncodingValidator(EncodingValidator.Config.from(settings))),
            new Entry(
                    "control-characters",
                    ControlCharacterValidator.class,
                    ControlCharacterValidator.Config.class,
                    settings -> new ControlCharacterValidator(ControlCharacterValidator.Config.from(settings))),
            new Entry(
                    "empty",
                    EmptyValidator.class,
                    EmptyValidator.Config.class,
                    settings -> new EmptyValidator(EmptyValidator.Config.from(settings))),
            new Entry(
                    "timestamp",
                    TimestampValidator.class,
                    TimestampValidator.Config.class,
                    settings -> new TimestampValidator(TimestampValidator.Config.from(settings))),
            new Entry(
                    "language",
                    LanguageValidator.class,
                    LanguageValidator.Config.class,
                    settings -> new LanguageValidator(LanguageValidator.Config.from(settings))));

    private ValidatorCatalogue() {}
}
