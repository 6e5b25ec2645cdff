package io.alluvium.schemas;

import java.util.List;

/** The header names on a record that is offered again after it was refused. All values are UTF-8 text. */
public final class ReplayHeaders {

    /** The reject that it was taken from, as partition-offset in {@link Topics#REJECTS}. */
    public static final String OF = "alluvium.replay.of";

    /** The first reject of this record, written likewise; another one than {@link #OF} if it was refused again. */
    public static final String FIRST = "alluvium.replay.first";

    /** The domain that it belongs to, whatever its key or its document says. */
    public static final String DOMAIN = "alluvium.replay.domain";

    /** The timestamp that Kafka gave it when it was offered first, in milliseconds since the epoch. */
    public static final String TIMESTAMP = "alluvium.replay.timestamp";

    /** All of them. */
    public static final List<String> ALL = List.of(OF, FIRST, DOMAIN, TIMESTAMP);

    private ReplayHeaders() {}
}
