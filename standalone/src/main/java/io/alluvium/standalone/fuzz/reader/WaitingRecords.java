package io.alluvium.standalone.fuzz.reader;

import io.alluvium.standalone.fuzz.FuzzTarget;
import io.alluvium.standalone.fuzz.Profile;
import io.alluvium.standalone.fuzz.Verdict;
import io.alluvium.standalone.fuzz.cases.AvroCases;
import io.alluvium.standalone.fuzz.cases.Dice;
import io.alluvium.standalone.fuzz.cases.MutatedSeeds;
import io.alluvium.trainer.turn.Arrived;
import io.alluvium.trainer.turn.WaitingEntry;
import java.nio.ByteBuffer;
import java.util.List;

/** What the trainer keeps of a record that waits for its turn; what is taken must come back when it is stored again. */
final class WaitingRecords implements FuzzTarget {

    private static final Profile PROFILE = Profile.of("waiting-records", 40, IllegalStateException.class);
    private static final long OFFSET = 7;
    private static final int HEAD_BYTES = 2 + Long.BYTES;

    private final MutatedSeeds whole = new MutatedSeeds(
            List.of(
                    WaitingEntry.write(new Arrived(Samples.DOMAIN, OFFSET, 1_700_000_000_000L, Samples.example())),
                    WaitingEntry.write(new Arrived(Samples.DOMAIN, OFFSET, 1_700_000_000_001L, Samples.cut()))),
            List.of());
    private final AvroCases records = Samples.cases(Samples.example(), Samples.cut(), Samples.document());

    @Override
    public Profile profile() {
        return PROFILE;
    }

    @Override
    public byte[] make(Dice dice) {
        return dice.oneIn(2) ? whole.make(dice) : withHead(records.make(dice), dice);
    }

    private static byte[] withHead(byte[] record, Dice dice) {
        return ByteBuffer.allocate(HEAD_BYTES + record.length)
                .put((byte) (dice.oneIn(16) ? 2 : 1))
                .put((byte) dice.below(dice.oneIn(16) ? 3 : 2))
                .putLong(dice.edge())
                .put(record)
                .array();
    }

    @Override
    public Verdict read(byte[] input) {
        Arrived arrived = WaitingEntry.read(Samples.DOMAIN, OFFSET, input);
        if (!arrived.equals(WaitingEntry.read(Samples.DOMAIN, OFFSET, WaitingEntry.write(arrived)))) {
            throw new AssertionError("A record that waited is not the one that was stored");
        }
        return Verdict.accepted();
    }
}
