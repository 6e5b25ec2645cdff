package io.alluvium.ingest.examine;

import io.alluvium.schemas.Cut;
import io.alluvium.schemas.Example;
import io.alluvium.schemas.Origin;
import io.alluvium.schemas.Rejection;
import org.apache.avro.specific.SpecificRecord;

/** What an examination found. */
public sealed interface Examined {

    /** The domain that it is counted under; empty where it belongs to none. */
    String domain();

    /** The record's place in the records topic. */
    Origin origin();

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

        @Override
        public Origin origin() {
            return message.getOrigin();
        }
    }

    /**
     * A refused record.
     *
     * @param domain the domain it is counted under; empty if the domain is refused too
     * @param message the note about it
     * @param arrival the record itself
     */
    record Refused(String domain, Rejection message, Arrival arrival) implements Examined {
        @Override
        public Origin origin() {
            return arrival.origin();
        }
    }

    /**
     * A wish for a cut.
     *
     * @param message the cut, not numbered yet
     * @param origin the place of the wish
     */
    record CutWish(Cut message, Origin origin) implements Examined {
        @Override
        public String domain() {
            return message.getDomain();
        }
    }
}
