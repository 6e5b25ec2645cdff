package io.alluvium.standalone.command;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** An input that tells how many bytes of it were read. */
final class CountedInput extends FilterInputStream {

    private final Listener listener;
    private long bytes;

    /** Hears of the bytes read so far. */
    @FunctionalInterface
    interface Listener {
        /** That many bytes were read so far. */
        void read(long bytes);
    }

    CountedInput(InputStream in, Listener listener) {
        super(in);
        this.listener = listener;
    }

    @Override
    public int read() throws IOException {
        int read = super.read();
        count(read < 0 ? 0 : 1);
        return read;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int read = super.read(buffer, offset, length);
        count(Math.max(0, read));
        return read;
    }

    private void count(int more) {
        bytes += more;
        listener.read(bytes);
    }
}
