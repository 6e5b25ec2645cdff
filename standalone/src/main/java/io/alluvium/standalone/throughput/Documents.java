package io.alluvium.standalone.throughput;

import io.alluvium.schemas.Document;
import io.alluvium.schemas.serde.RecordWriter;
import io.alluvium.standalone.demo.SampleDomain;
import java.io.IOException;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Collectors;

/**
 * Distinct documents of about one size: slices of the bundled sample texts under a line of their own. The n-th one is
 * the same for the same seed.
 */
final class Documents {

    private static final String ID_MARK = "n";
    private static final int FRAME_BYTES = 17;

    private final String texts;
    private final int bytes;
    private final long seed;

    private Documents(String texts, int bytes, long seed) {
        this.texts = texts;
        this.bytes = bytes;
        this.seed = seed;
    }

    static Documents of(int bytes, long seed) throws IOException {
        String once = SampleDomain.all().stream()
                .flatMap(domain -> domain.heldOut().stream())
                .flatMap(regime -> regime.stream())
                .collect(Collectors.joining("\n\n"));
        return new Documents(once.repeat(1 + 2 * bytes / once.length()), bytes, seed);
    }

    /** The n-th document, as a producer would send it. */
    byte[] value(long ordinal) {
        String id = ID_MARK + ordinal;
        String first = "Entry " + ordinal + ". ";
        int length = bytes - FRAME_BYTES - id.length() - first.length();
        int start = random(ordinal).nextInt(texts.length() - length - 2);
        String slice = texts.substring(whole(start), whole(start + length));
        return RecordWriter.write(new Document(id, null, first + slice, null, null, Map.of()));
    }

    /** Some domain among that many. */
    String domain(long ordinal, int domains) {
        return name(random(~ordinal).nextInt(domains));
    }

    /** The name of a domain by its number. */
    static String name(int domain) {
        return "domain-" + domain;
    }

    /** Which document it was, told by its id. */
    static long ordinal(String recordId) {
        return Long.parseLong(recordId.substring(ID_MARK.length()));
    }

    /** A place that cuts no character in two. */
    private int whole(int place) {
        return Character.isLowSurrogate(texts.charAt(place)) ? place + 1 : place;
    }

    private SplittableRandom random(long ordinal) {
        return new SplittableRandom(seed + ordinal * 0x9E3779B97F4A7C15L);
    }
}
