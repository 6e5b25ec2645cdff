package io.alluvium.ingest.examine;

import java.util.List;

/** The header names by which the HTTP door speaks to the topology through the records topic. Values are UTF-8 text. */
public final class RequestHeaders {

    /** Asks for something other than learning; the only value is {@link #CUT}. The key names the domain. */
    public static final String REQUEST = "alluvium.request";

    /** Asks for a cut of the domain. */
    public static final String CUT = "cut";

    /** The reason why the door refused the record already; it is counted and kept, and looked at no further. */
    public static final String REFUSED = "alluvium.refused-at-door";

    /** The sentence that belongs to {@link #REFUSED}. */
    public static final String REFUSED_DETAIL = "alluvium.refused-at-door.detail";

    /** The size of the value in bytes, in decimal, where the value itself was too large to be kept. */
    public static final String REFUSED_SIZE = "alluvium.refused-at-door.size-bytes";

    /** All that say what the door refused. */
    public static final List<String> ALL_OF_REFUSAL = List.of(REFUSED, REFUSED_DETAIL, REFUSED_SIZE);

    private RequestHeaders() {}
}
