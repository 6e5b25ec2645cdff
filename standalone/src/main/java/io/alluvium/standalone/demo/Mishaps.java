package io.alluvium.standalone.demo;

import java.util.ArrayList;
import java.util.List;

/** Puts what goes wrong in real streams among good records, so that refusals and duplicates can be seen. */
final class Mishaps {

    private static final List<String> BAD = List.of(
            "{\"id\": \"cut-off\", \"text\": \"half a reco",
            "{\"id\": \"nothing\", \"text\": \"   \"}",
            "{\"id\": \"not-a-text\", \"text\": 42}",
            "{\"id\": \"bell\", \"text\": \"a bell \\u0007 rings where no bell should be, and a null \\u0000 follows it\"}",
            "{\"id\": \"far-future\", \"text\": \"Written long after the sun has burnt out.\","
                    + " \"timestampMillis\": 99999999999999}");
    private static final int EVERY = 6;

    private Mishaps() {}

    /** The records with mishaps among them: each kind once, and the first record once more, later. */
    static List<String> among(List<String> good) {
        List<String> all = new ArrayList<>();
        int bad = 0;
        for (int i = 0; i < good.size(); i++) {
            all.add(good.get(i));
            if (i % EVERY == EVERY - 1 && bad < BAD.size()) {
                all.add(BAD.get(bad++));
            }
        }
        all.add(good.get(0));
        return all;
    }
}
