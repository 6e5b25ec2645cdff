package io.alluvium.model;

import java.util.List;

/**
 * Rows of a model that are extended together, each with its own text behind its own prompt. A row that is in use holds
 * the keys and values of its prompt and of every token so far. One thread at a time may use them.
 */
public interface DecodingRows extends AutoCloseable {

    /** How many rows there are at most. */
    int rows();

    /** Tokens that a row can hold, virtual ones included. */
    int context();

    /** Has a row hold a prompt and nothing else; the prompt stays open until the row is not extended any more. */
    void begin(int row, PreparedPrompt prompt);

    /** Has one row hold what another one holds. */
    void move(int from, int to);

    /** Appends tokens to the rows from {@code first} on, one list for each; gives the logits after each row's last. */
    float[][] extend(int first, List<int[]> tokens);

    @Override
    void close();
}
