package io.alluvium.model.tokenizer;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The obvious twin of the trainer and of the tokenizer: everything is counted anew for every merge. */
final class SlowBytePairs {
    private static final Pattern WORD = Pattern.compile("'s| ?[a-z]+| ?[0-9]+| ?[^\\sa-z0-9]+|\\s+(?!\\S)|\\s+");

    private SlowBytePairs() {}

    static BytePairVocabulary train(List<String> texts, int size) {
        List<String> tokens = new ArrayList<>();
        tokens.add(BytePairVocabulary.END_OF_TEXT);
        for (int b = 0; b < 256; b++) {
            tokens.add(String.valueOf(ByteAlphabet.symbol(b)));
        }
        List<BytePairVocabulary.Merge> merges = new ArrayList<>();
        List<List<Integer>> words = new ArrayList<>();
        texts.forEach(text -> words(text)
                .forEach(word -> words.add(word.stream().map(tokens::indexOf).collect(Collectors.toList()))));
        while (tokens.size() < size) {
            Map<Long, Integer> counts = new TreeMap<>();
            for (List<Integer> word : words) {
                for (int i = 0; i + 1 < word.size(); i++) {
                    counts.merge(word.get(i) * 100_000L + word.get(i + 1), 1, Integer::sum);
                }
            }
            long best = -1;
            for (Map.Entry<Long, Integer> entry : counts.entrySet()) {
                best = entry.getValue() > counts.getOrDefault(best, 1) ? entry.getKey() : best;
            }
            if (best < 0) {
                break;
            }
            int left = (int) (best / 100_000);
            int right = (int) (best % 100_000);
            merges.add(new BytePairVocabulary.Merge(tokens.get(left), tokens.get(right)));
            tokens.add(tokens.get(left) + tokens.get(right));
            words.forEach(word -> join(word, left, right, tokens.size() - 1));
        }
        return new BytePairVocabulary(tokens, merges);
    }

    static int[] encode(BytePairVocabulary vocabulary, String text) {
        List<Integer> ids = new ArrayList<>();
        for (List<String> word : words(text)) {
            List<String> symbols = new ArrayList<>(word);
            for (BytePairVocabulary.Merge merge : vocabulary.merges()) {
                join(symbols, merge.left(), merge.right(), merge.left() + merge.right());
            }
            symbols.forEach(symbol -> ids.add(vocabulary.tokens().indexOf(symbol)));
        }
        return ids.stream().mapToInt(Integer::intValue).toArray();
    }

    private static List<List<String>> words(String text) {
        return WORD.matcher(text)
                .results()
                .map(word -> ByteAlphabet.encode(word.group()))
                .map(word -> List.of(word.split("")))
                .toList();
    }

    private static <T> void join(List<T> symbols, T left, T right, T merged) {
        for (int i = 0; i + 1 < symbols.size(); i++) {
            if (symbols.get(i).equals(left) && symbols.get(i + 1).equals(right)) {
                symbols.set(i, merged);
                symbols.remove(i + 1);
            }
        }
    }
}
