package io.alluvium.worker.predict;

import io.alluvium.worker.prompt.ServedVersion;
import java.util.List;

/**
 * How well texts were foreseen, one by one.
 *
 * @param served what they were scored with
 * @param window tokens that the model saw at once
 * @param texts the scores in the order of the texts
 */
public record Scores(ServedVersion served, int window, List<TextScore> texts) {}
