package io.alluvium.standalone.fuzz.cases;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** Valid input with damage that knows nothing of its meaning; now and then whole, now and then pure noise. */
public final class MutatedSeeds implements CaseSource {

    private static final int LONGEST_NOISE = 2_000;

    private final List<byte[]> seeds;
    private final List<byte[]> words;

    /** Begins with these, and puts in words of the format. */
    public MutatedSeeds(List<byte[]> seeds, List<byte[]> words) {
        this.seeds = List.copyOf(seeds);
        this.words = List.copyOf(words);
    }

    /** The same with texts. */
    public static MutatedSeeds ofTexts(List<String> seeds, String... words) {
        return new MutatedSeeds(
                seeds.stream().map(MutatedSeeds::utf8).toList(),
                Arrays.stream(words).map(MutatedSeeds::utf8).toList());
    }

    @Override
    public byte[] make(Dice dice) {
        if (dice.oneIn(32)) {
            return dice.pick(seeds);
        }
        if (dice.oneIn(32)) {
            return dice.bytes(dice.length(LONGEST_NOISE));
        }
        byte[] seed = dice.pick(seeds);
        for (int left = words.isEmpty() ? 0 : dice.below(3); left > 0; left--) {
            int at = dice.below(seed.length + 1);
            seed = Damage.join(seed, at, dice.pick(words), at);
        }
        return Damage.some(seed, dice.pick(seeds), dice);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
