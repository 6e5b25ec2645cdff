package io.alluvium.model.family;

import java.util.Map;

/** Shapes by what is written about them. */
public final class Architectures {
    private Architectures() {}

    /**
     * The shape that the bytes of a {@code config.json} describe; {@code file} names it in errors.
     *
     * @throws io.alluvium.model.checkpoint.CheckpointException if it is damaged or of a family that is not known
     */
    public static Architecture decode(String file, byte[] bytes) {
        ConfigFile config = ConfigFile.decode(file, bytes);
        return Families.of(config).architecture(config);
    }

    /** The task model's module behind each norm and each product that can be tuned, by the programs' names. */
    public static Map<String, String> modules(Architecture shape) {
        return Families.named(shape.family()).modules(shape);
    }
}
