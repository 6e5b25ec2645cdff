package io.alluvium.standalone.fuzz.reader;

import io.alluvium.ingest.settle.DomainLedger;
import io.alluvium.ingest.settle.DomainLedgerSerde;
import io.alluvium.schemas.RejectionReason;
import io.alluvium.standalone.fuzz.FuzzTarget;
import io.alluvium.standalone.fuzz.Profile;
import io.alluvium.standalone.fuzz.Verdict;
import io.alluvium.standalone.fuzz.cases.Dice;
import io.alluvium.standalone.fuzz.cases.MutatedSeeds;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serde;

/** The account that ingest keeps of a domain. */
final class IngestLedger implements FuzzTarget {

    private static final Profile PROFILE = Profile.of("ingest-ledger", 20, SerializationException.class);

    private final Serde<DomainLedger> serde = DomainLedgerSerde.serde();
    private final MutatedSeeds cases = new MutatedSeeds(
            List.of(
                    bytes(DomainLedger.EMPTY),
                    bytes(new DomainLedger(
                            new DomainLedger.Counts(5, 1, 2, Map.of(RejectionReason.EMPTY, 3L)), 9, 1, 4))),
            List.of("MALFORMED".getBytes(StandardCharsets.UTF_8)));

    private byte[] bytes(DomainLedger ledger) {
        return serde.serializer().serialize("ledgers", ledger);
    }

    @Override
    public Profile profile() {
        return PROFILE;
    }

    @Override
    public byte[] make(Dice dice) {
        return cases.make(dice);
    }

    @Override
    public Verdict read(byte[] input) {
        serde.deserializer().deserialize("ledgers", input);
        return Verdict.accepted();
    }
}
