package io.alluvium.model.tokenizer;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Trains a byte-level BPE vocabulary: the most frequent adjacent pair is merged until the vocabulary is full
 * (Sennrich et al. 2016, over bytes as in GPT-2). Ties go to the pair with the smaller ids, so the result is a pure
 * function of the texts.
 *
 * <ol>
 *   <li>Texts are cut into words by GPT-2's pattern and counted.
 *   <li>Each word is a row of symbol ids; the count of each pair and the words that hold it are kept.
 *   <li>A queue yields the largest pair; stale entries are skipped by comparing with the current count.
 * </ol>
 */
public final class BytePairTrainer {
    private static final Pattern WORD = Pattern.compile(
            "'s|'t|'re|'ve|'m|'ll|'d| ?\\p{L}+| ?\\p{N}+| ?[^\\s\\p{L}\\p{N}]+|\\s+(?!\\S)|\\s+",
            Pattern.UNICODE_CHARACTER_CLASS);
    private static final int SPECIAL_TOKENS = 1;

    private final Map<String, Integer> wordCounts = new LinkedHashMap<>();

    /** A pair of adjacent symbols with its count when it was queued. */
    private record Pair(int left, int right, long count) {
        static long key(int left, int right) {
            return ((long) left << 32) | right;
        }
    }

    /** Adds the words of one document. */
    public void add(String text) {
        Matcher matcher = WORD.matcher(text);
        while (matcher.find()) {
            wordCounts.merge(matcher.group(), 1, Integer::sum);
        }
    }

    /** Trains a vocabulary of {@code size} tokens, the end-of-text token included. */
    public BytePairVocabulary train(int size) {
        if (size < 256 + SPECIAL_TOKENS + 1) {
            throw new IllegalArgumentException("vocabulary size " + size + " holds no merge; ask for more than 257");
        }
        return new Run(size).merge();
    }

    /** The mutable state of one training run. */
    private final class Run {
        private final int size;
        private final List<String> tokens = new ArrayList<>();
        private final List<BytePairVocabulary.Merge> merges = new ArrayList<>();
        private final List<int[]> words = new ArrayList<>();
        private final List<Integer> counts = new ArrayList<>();
        private final Map<Long, Long> pairCounts = new HashMap<>();
        private final Map<Long, Set<Integer>> pairWords = new HashMap<>();
        private final PriorityQueue<Pair> queue = new PriorityQueue<>((a, b) -> a.count != b.count
                ? Long.compare(b.count, a.count)
                : Long.compare(Pair.key(a.left, a.right), Pair.key(b.left, b.right)));

        Run(int size) {
            this.size = size;
            Map<Character, Integer> ids = new HashMap<>();
            tokens.add(BytePairVocabulary.END_OF_TEXT);
            for (int b = 0; b < 256; b++) {
                ids.put(ByteAlphabet.symbol(b), tokens.size());
                tokens.add(String.valueOf(ByteAlphabet.symbol(b)));
            }
            wordCounts.forEach((word, count) -> {
                words.add(ByteAlphabet.encode(word)
                        .chars()
                        .map(c -> ids.getOrDefault((char) c, -1))
                        .toArray());
                counts.add(count);
            });
        }

        BytePairVocabulary merge() {
            for (int word = 0; word < words.size(); word++) {
                count(word, counts.get(word), new HashSet<>());
            }
            pairCounts.forEach((key, count) -> queue.add(new Pair((int) (key >> 32), key.intValue(), count)));
            while (tokens.size() < size && !queue.isEmpty()) {
                Pair best = queue.poll();
                if (pairCounts.getOrDefault(Pair.key(best.left, best.right), 0L) == best.count && best.count > 1) {
                    apply(best);
                }
            }
            return new BytePairVocabulary(tokens, merges);
        }

        private void apply(Pair pair) {
            int merged = tokens.size();
            tokens.add(tokens.get(pair.left) + tokens.get(pair.right));
            merges.add(new BytePairVocabulary.Merge(tokens.get(pair.left), tokens.get(pair.right)));
            Set<Long> touched = new HashSet<>();
            long key = Pair.key(pair.left, pair.right);
            for (int word : List.copyOf(pairWords.getOrDefault(key, Set.of()))) {
                count(word, -counts.get(word), touched);
                words.set(word, replace(words.get(word), pair, merged));
                count(word, counts.get(word), touched);
            }
            pairCounts.remove(key);
            pairWords.remove(key);
            for (long other : touched) {
                Long count = pairCounts.get(other);
                if (count != null && count > 0) {
                    queue.add(new Pair((int) (other >> 32), (int) other, count));
                }
            }
        }

        private void count(int word, int amount, Set<Long> touched) {
            int[] symbols = words.get(word);
            for (int i = 0; i + 1 < symbols.length; i++) {
                long key = Pair.key(symbols[i], symbols[i + 1]);
                pairCounts.merge(key, (long) amount, Long::sum);
                touched.add(key);
                if (amount > 0) {
                    pairWords.computeIfAbsent(key, k -> new HashSet<>()).add(word);
                }
            }
        }

        private int[] replace(int[] symbols, Pair pair, int merged) {
            int[] result = new int[symbols.length];
            int length = 0;
            for (int i = 0; i < symbols.length; i++) {
                boolean match = i + 1 < symbols.length && symbols[i] == pair.left && symbols[i + 1] == pair.right;
                result[length++] = match ? merged : symbols[i];
                if (match) {
                    i++;
                }
            }
            return java.util.Arrays.copyOf(result, length);
        }
    }
}
