package io.alluvium.worker.predict;

/**
 * What one request may ask for.
 *
 * @param newTokens tokens to add to each prompt, at most
 * @param prompts prompts in one request, at most
 * @param texts texts to score in one request, at most
 * @param characters characters of all texts of one request together, at most
 */
public record Limits(int newTokens, int prompts, int texts, int characters) {

    /** Checks that each allows something. */
    public Limits {
        if (newTokens < 1 || prompts < 1 || texts < 1 || characters < 1) {
            throw new IllegalArgumentException("The limits alluvium.worker.limits.* must be 1 at least, but are "
                    + newTokens + ", " + prompts + ", " + texts + " and " + characters);
        }
    }
}
