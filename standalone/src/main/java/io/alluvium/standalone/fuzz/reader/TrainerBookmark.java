package io.alluvium.standalone.fuzz.reader;

import io.alluvium.standalone.fuzz.FuzzTarget;
import io.alluvium.standalone.fuzz.Profile;
import io.alluvium.standalone.fuzz.Verdict;
import io.alluvium.standalone.fuzz.cases.Dice;
import io.alluvium.standalone.fuzz.cases.MutatedSeeds;
import io.alluvium.trainer.state.Bookmark;
import java.util.Arrays;
import java.util.List;

/** What the trainer keeps of a domain beside its learner; what is taken must be all of the bytes. */
final class TrainerBookmark implements FuzzTarget {

    private static final Profile PROFILE = Profile.of("bookmark", 20, IllegalStateException.class);

    private final MutatedSeeds cases = new MutatedSeeds(
            List.of(Bookmark.START.encode(), new Bookmark(9, 1_700_000_000_000L, "ab".repeat(32)).encode()), List.of());

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
        if (!Arrays.equals(Bookmark.decode(Samples.DOMAIN, input).encode(), input)) {
            throw new AssertionError("A bookmark that was read is not the one that was stored");
        }
        return Verdict.accepted();
    }
}
