package io.alluvium.registry.http;

import io.alluvium.registry.view.DecidedWish;
import io.alluvium.schemas.AliasMove;
import io.alluvium.schemas.Retirement;
import io.alluvium.schemas.TagChange;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An entry of a domain's history, as JSON; {@code kind} says which. */
@Schema(
        name = "HistoryEntry",
        description = "A decided wish; kind says which of these it is: move, retirement or tag",
        oneOf = {MoveView.class, RetirementView.class, TagChangeView.class},
        examples = "{\"kind\":\"retirement\",\"domain\":\"news\",\"version\":6,\"requestId\":\"r-9\","
                + "\"status\":\"ACCEPTED\",\"retired\":true,\"actor\":\"ada\",\"reason\":\"it learned a broken feed\","
                + "\"at\":\"2026-01-01T00:00:00Z\"}")
public sealed interface HistoryView permits MoveView, RetirementView, TagChangeView {

    /** Which kind of entry it is. */
    String kind();

    /** Makes the JSON of a wish; empty where it is of a kind that this program does not know. */
    static Optional<HistoryView> of(SpecificRecord wish) {
        if (wish instanceof AliasMove move) {
            return Optional.of(MoveView.of(move));
        }
        if (wish instanceof Retirement retirement) {
            return Optional.of(RetirementView.of(retirement));
        }
        return wish instanceof TagChange change ? Optional.of(TagChangeView.of(change)) : Optional.empty();
    }

    /** The same of an entry of the view. */
    static Optional<HistoryView> of(DecidedWish entry) {
        return of(entry.wish());
    }
}
