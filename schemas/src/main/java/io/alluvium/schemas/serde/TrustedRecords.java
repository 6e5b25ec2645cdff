package io.alluvium.schemas.serde;

import org.apache.avro.util.ClassSecurityValidator;

/** Tells Avro, which makes only classes that it was told to trust, that it may make this project's records. */
final class TrustedRecords {

    private static final String PACKAGE = "io.alluvium.schemas";

    static {
        ClassSecurityValidator.setGlobal(ClassSecurityValidator.composite(
                ClassSecurityValidator.getGlobal(),
                type -> type.getPackageName().equals(PACKAGE)));
    }

    private TrustedRecords() {}

    /** Has an effect the first time only; what others told Avro stays. */
    static void declare() {}
}
