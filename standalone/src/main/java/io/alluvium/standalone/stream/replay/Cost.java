package io.alluvium.standalone.stream.replay;

/**
 * What learning took; measuring on held-out documents is left out.
 *
 * @param trainedTokens tokens learned, once each
 * @param forwardTokens tokens that the model read for it, as counted where they are read
 * @param backwardTokens tokens that a gradient went back through, likewise
 * @param paddedPlaces places that were computed beside them because rows differ in length
 * @param seconds time by the clock
 * @param processorSeconds processor time of the learning thread
 * @param stateBytes state of all its learners at the end
 */
public record Cost(
        long trainedTokens,
        long forwardTokens,
        long backwardTokens,
        long paddedPlaces,
        double seconds,
        double processorSeconds,
        long stateBytes) {

    /** Tokens that were read, and tokens that a gradient went back through, for each token learned. */
    public double compute() {
        return (double) (forwardTokens + backwardTokens) / Math.max(1, trainedTokens);
    }

    /** Tokens learned in a second by the clock. */
    public double tokensPerSecond() {
        return trainedTokens / Math.max(seconds, 1e-9);
    }
}
