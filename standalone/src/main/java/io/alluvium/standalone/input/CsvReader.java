package io.alluvium.standalone.input;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;

/** Reads CSV after RFC 4180: quoted cells may hold commas, line ends and doubled quotes. */
final class CsvReader {

    private static final int END = -1;

    private final Reader in;
    private int next;
    private boolean started;
    private long line = 1;
    private long rowStart = 1;

    CsvReader(Reader in) {
        this.in = in;
    }

    /** The line at which the last row began. */
    long rowStart() {
        return rowStart;
    }

    /** The next row; empty at the end of the input. */
    List<String> next() throws IOException {
        if (!started) {
            started = true;
            advance();
            if (next == '\ufeff') {
                advance();
            }
        }
        rowStart = line;
        List<String> row = new ArrayList<>();
        if (next == END) {
            return row;
        }
        while (true) {
            row.add(next == '"' ? quoted() : plain());
            if (next != ',') {
                break;
            }
            advance();
        }
        if (next == '\r') {
            advance();
        }
        if (next == '\n') {
            advance();
        }
        return row;
    }

    private String plain() throws IOException {
        StringBuilder cell = new StringBuilder();
        while (next != END && next != ',' && next != '\n' && next != '\r') {
            cell.append((char) next);
            advance();
        }
        return cell.toString();
    }

    private String quoted() throws IOException {
        StringBuilder cell = new StringBuilder();
        advance();
        while (true) {
            if (next == END) {
                throw new IllegalArgumentException(
                        "The CSV ends inside the quoted cell of the row at line " + rowStart + "; close the quote");
            }
            if (next == '"') {
                advance();
                if (next != '"') {
                    break;
                }
            }
            cell.append((char) next);
            advance();
        }
        return cell.append(plain()).toString();
    }

    private void advance() throws IOException {
        if (next == '\n' && started) {
            line++;
        }
        next = in.read();
    }
}
