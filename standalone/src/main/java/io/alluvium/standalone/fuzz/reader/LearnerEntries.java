package io.alluvium.standalone.fuzz.reader;

import io.alluvium.learning.LearnerState;
import io.alluvium.learning.LearnerStateException;
import io.alluvium.learning.state.DetectorState;
import io.alluvium.learning.state.HeldOutWindow;
import io.alluvium.learning.state.LogPlace;
import io.alluvium.learning.state.MemorySlot;
import io.alluvium.learning.state.Meta;
import io.alluvium.learning.state.Names;
import io.alluvium.learning.state.PendingWindow;
import io.alluvium.learning.state.Prequential;
import io.alluvium.learning.state.Publication;
import io.alluvium.learning.state.RandomState;
import io.alluvium.learning.state.RegimeRow;
import io.alluvium.learning.state.Regimes;
import io.alluvium.learning.state.StateTable;
import io.alluvium.learning.state.Tensor;
import io.alluvium.learning.state.Training;
import io.alluvium.standalone.fuzz.FuzzTarget;
import io.alluvium.standalone.fuzz.Profile;
import io.alluvium.standalone.fuzz.Verdict;
import io.alluvium.standalone.fuzz.cases.Dice;
import io.alluvium.standalone.fuzz.cases.MutatedSeeds;
import io.alluvium.standalone.fuzz.cases.Nasty;
import io.alluvium.standalone.fuzz.cases.Parts;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The stored entries of a learner's state, some of them damaged or misnamed. */
final class LearnerEntries implements FuzzTarget {

    private static final Profile PROFILE = Profile.of("learner-state", 80, LearnerStateException.class);

    private final Map<String, byte[]> valid = new TreeMap<>(state().entries());
    private final List<byte[]> seeds = List.copyOf(valid.values());

    private static LearnerState state() {
        StateTable table = new StateTable();
        table.put(Names.META, new Meta(Samples.DOMAIN, 7, "{}", "ab", "cd"));
        table.put(Names.LOG, LogPlace.START);
        table.put(Names.TRAINING, Training.START);
        table.put(Names.PREQUENTIAL, Prequential.START);
        table.put(Names.PUBLICATION, Publication.START);
        table.put(Names.REGIMES, Regimes.START);
        table.put(Names.DETECTOR, DetectorState.START);
        table.put(Names.RANDOM, new RandomState(1));
        table.put(Names.STUDENT, new Tensor(new float[40]));
        table.put(Names.memory(3), new MemorySlot(0, new int[] {1, 2, 3}, 2.5));
        table.put(Names.heldOut(0, 1), new HeldOutWindow(new int[] {4, 5}, 1.5));
        table.put(Names.pending(9), new PendingWindow(new int[] {6, 7}, "ab".repeat(32)));
        table.put(Names.regime(0), RegimeRow.START);
        return table.snapshot();
    }

    @Override
    public Profile profile() {
        return PROFILE;
    }

    @Override
    public byte[] make(Dice dice) {
        MutatedSeeds damaged = new MutatedSeeds(seeds, List.of());
        List<Optional<byte[]>> parts = new ArrayList<>();
        valid.forEach((name, bytes) -> {
            String called = dice.oneIn(60) ? dice.pick(Nasty.TEXTS) : dice.oneIn(60) ? name + "#0001" : name;
            parts.add(Optional.of(called.getBytes(StandardCharsets.UTF_8)));
            parts.add(Optional.of(dice.oneIn(20) ? damaged.make(dice) : bytes));
        });
        return Parts.join(parts);
    }

    @Override
    public Verdict read(byte[] input) {
        Parts parts = Parts.split(input);
        Map<String, byte[]> entries = new TreeMap<>();
        for (int i = 0; i + 1 < parts.size(); i += 2) {
            entries.put(new String(parts.bytes(i), StandardCharsets.UTF_8), parts.bytes(i + 1));
        }
        StateTable table = StateTable.restore(new LearnerState(entries));
        table.get(Names.META, Meta.class);
        table.get(Names.TRAINING, Training.class);
        table.get(Names.STUDENT, Tensor.class);
        table.under(Names.MEMORY, MemorySlot.class).keySet().forEach(Names::slot);
        table.under(Names.HELD_OUT, HeldOutWindow.class).keySet().forEach(Names::heldOutRegime);
        table.under(Names.REGIME, RegimeRow.class).keySet().forEach(Names::regimeOf);
        table.under(Names.PENDING, PendingWindow.class).values().forEach(PendingWindow::targets);
        table.snapshot();
        return Verdict.accepted();
    }
}
