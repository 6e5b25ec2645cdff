package io.alluvium.model.family;

import io.alluvium.model.checkpoint.CheckpointException;

/**
 * The angle by which a place turns each pair of a head's numbers (Su et al. 2021), with the stretchings that
 * configurations ask for: none, linear, and Llama 3's, which leaves short wavelengths alone.
 */
final class RotaryFrequencies {
    private static final double USUAL_BASE = 10000;

    private RotaryFrequencies() {}

    /** One angle per pair, in radians a place. Newer files group the keys under {@code rope_parameters}. */
    static double[] of(ConfigFile config, int headWidth) {
        ConfigFile grouped = config.under("rope_parameters");
        ConfigFile scaling = config.has("rope_scaling") ? config.under("rope_scaling") : grouped;
        double base = grouped.realOr("rope_theta", config.realOr("rope_theta", USUAL_BASE));
        if (headWidth % 2 != 0) {
            throw new CheckpointException(config.file() + " has heads of width " + headWidth
                    + "; rotary positions turn pairs, so the width must be even");
        }
        double[] frequencies = new double[headWidth / 2];
        for (int i = 0; i < frequencies.length; i++) {
            frequencies[i] = stretched(Math.pow(base, -2.0 * i / headWidth), scaling);
        }
        return frequencies;
    }

    private static double stretched(double frequency, ConfigFile scaling) {
        String type = scaling.text("rope_type", scaling.text("type", "default"));
        return switch (type) {
            case "default" -> frequency;
            case "linear" -> frequency / scaling.realOr("factor", 1);
            case "llama3" -> llama3(frequency, scaling);
            default ->
                throw new CheckpointException(scaling.file() + " stretches rotary positions by " + type
                        + "; default, linear and llama3 are supported");
        };
    }

    private static double llama3(double frequency, ConfigFile scaling) {
        double factor = scaling.realOr("factor", 1);
        double low = scaling.realOr("low_freq_factor", 1);
        double high = scaling.realOr("high_freq_factor", 4);
        double trained = scaling.number("original_max_position_embeddings");
        double wavelength = 2 * Math.PI / frequency;
        if (wavelength < trained / high) {
            return frequency;
        }
        if (wavelength > trained / low) {
            return frequency / factor;
        }
        double smooth = (trained / wavelength - low) / (high - low);
        return (1 - smooth) * frequency / factor + smooth * frequency;
    }
}
