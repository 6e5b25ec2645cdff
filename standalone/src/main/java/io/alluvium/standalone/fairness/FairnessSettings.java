package io.alluvium.standalone.fairness;

import java.util.List;

/**
 * What is measured.
 *
 * @param rounds how often without, and how often with the flood
 * @param floodRecords how many records flood in at once
 * @param brookRecords how many the other domain sends in a round
 * @param recordChars how long each text is, about
 * @param seed of the texts
 * @param options further options of {@code up}
 */
public record FairnessSettings(
        int rounds, int floodRecords, int brookRecords, int recordChars, long seed, List<String> options) {

    /** Checks the numbers. */
    public FairnessSettings {
        if (rounds < 1 || floodRecords < 1 || brookRecords < 1 || recordChars < 8) {
            throw new IllegalArgumentException("At least one round of one record each with 8 characters is needed, but"
                    + " there are to be " + rounds + " rounds of " + floodRecords + " and " + brookRecords
                    + " records with " + recordChars + " characters");
        }
        options = List.copyOf(options);
    }
}
