package io.alluvium.ingest.http;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The body of a request, read up to a limit, so that no request can fill the memory. */
final class BoundedBody {

    private final byte[] bytes;

    private BoundedBody(byte[] bytes) {
        this.bytes = bytes;
    }

    /** The body, or nothing if it has more bytes than that. */
    static Optional<BoundedBody> read(InputStream in, int mostBytes) throws IOException {
        byte[] bytes = in.readNBytes(mostBytes);
        return in.read() < 0 ? Optional.of(new BoundedBody(bytes)) : Optional.empty();
    }

    /** The whole body as one record. */
    List<byte[]> single() {
        return List.of(bytes);
    }

    /** One record per line; blank lines are none. */
    List<byte[]> lines() {
        List<byte[]> lines = new ArrayList<>();
        int start = 0;
        for (int i = 0; i <= bytes.length; i++) {
            if (i == bytes.length || bytes[i] == '\n') {
                if (!isBlank(start, i)) {
                    lines.add(Arrays.copyOfRange(bytes, start, i));
                }
                start = i + 1;
            }
        }
        return lines;
    }

    private boolean isBlank(int from, int to) {
        for (int i = from; i < to; i++) {
            if (bytes[i] != ' ' && bytes[i] != '\t' && bytes[i] != '\r') {
                return false;
            }
        }
        return true;
    }
}
