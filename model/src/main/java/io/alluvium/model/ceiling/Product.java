package io.alluvium.model.ceiling;

/**
 * The shape of matrix products: {@code batch} times {@code [rows, inner] x [inner, columns]}.
 *
 * @param batch products of one call
 * @param rows rows of the first matrix and of the result
 * @param inner what is summed over
 * @param columns columns of the second matrix and of the result
 * @param layout how the matrices lie in memory
 */
public record Product(int batch, int rows, int inner, int columns, Layout layout) {

    /** How the two matrices of a product lie in memory. */
    public enum Layout {
        /** Both row by row. */
        PLAIN,
        /** The first one column by column. */
        FIRST_TRANSPOSED,
        /** The second one column by column. */
        SECOND_TRANSPOSED
    }

    /** Checks the sizes. */
    public Product {
        if (batch < 1 || rows < 1 || inner < 1 || columns < 1) {
            throw new IllegalArgumentException("a product needs positive sizes; found " + batch + " times [" + rows
                    + ", " + inner + "] x [" + inner + ", " + columns + "]");
        }
    }

    /** Floating-point operations of one call: a multiplication and an addition for each term. */
    public double flop() {
        return 2.0 * batch * rows * inner * columns;
    }
}
