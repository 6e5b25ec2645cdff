package io.alluvium.standalone.console;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Rows in columns as wide as their widest cell; numbers to the right. */
public final class Table {

    private static final String NUMBER = "[-+]?[0-9][0-9.,]*( ?(%|ms|s))?|-";

    private final List<List<String>> rows = new ArrayList<>();

    /** A table with these titles. */
    public Table(String... titles) {
        rows.add(List.of(titles));
    }

    /** Adds a row; there must be as many cells as titles. */
    public Table row(Object... cells) {
        List<String> row = new ArrayList<>();
        for (Object cell : cells) {
            row.add(cell instanceof Double number ? String.format(Locale.ROOT, "%.2f", number) : String.valueOf(cell));
        }
        if (row.size() != rows.get(0).size()) {
            throw new IllegalArgumentException("A row of " + row.size() + " cells in a table of "
                    + rows.get(0).size() + " columns");
        }
        rows.add(row);
        return this;
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int column = 0; column < row.size(); column++) {
                line.append(cell(row.get(column), column)).append("  ");
            }
            text.append(line.toString().stripTrailing()).append('\n');
        }
        return text.toString();
    }

    private String cell(String text, int column) {
        int width =
                rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
        String gap = " ".repeat(width - text.length());
        boolean numbers = rows.size() > 1
                && rows.stream().skip(1).allMatch(row -> row.get(column).matches(NUMBER));
        return numbers ? gap + text : text + gap;
    }
}
