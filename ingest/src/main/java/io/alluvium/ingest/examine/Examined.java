package io.alluvium.ingest.examine;

import io.alluvium.schemas.Cut;
import io.alluvium.schemas.Example;
import io.alluvium.schemas.Rejection;
import org.apache.avro.specific.SpecificRecord;

/** What an examination found. */
public sealed interface Examined {

    /** The domain that it is counted under; empty where it belongs to none. */
    String domain();

    /** What travels on to the task that knows the domain. */
    SpecificRecord message();

    /**
     * Text that may be learned, if it is not there already.
     *
     * @param message the example, not accepted yet
     */
    record Candidate(Example message) implements Examined {
        @Override
        public String domain() {
            return message.getDomain();
        }
    }

    /**
     * A refused record.
     *
     * @param domain the domain it is counted under; empty if the domain is refused too
     * @param message the note about it
     * @param arrival the record itself
     */
    record Refused(String domain, Rejection message, Arrival arrival) implements Examined {}

    /**
     * A wish for a cut.
     *
     * @param message the cut, not numbered yet
     */
    record CutWish(Cut message) implements Examined {
        @Override
        public String domain() {
            return message.getDomain();
        }
    }
}
