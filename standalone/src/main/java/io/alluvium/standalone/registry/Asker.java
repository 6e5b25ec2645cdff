package io.alluvium.standalone.registry;

import io.alluvium.standalone.report.Percentiles;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Asks a node questions, one after the other, and takes the time of each answer. */
final class Asker {

    private static final int WARM_UP_ONE_IN = 4;
    private static final int PARTS = 10;

    private final NodeClient node;
    private final Random random;

    Asker(NodeClient node, long seed) {
        this.node = node;
        this.random = new Random(seed);
    }

    /** Asks one kind so many times, after some that do not count. */
    RegistryReport.Asked ask(Question question, int times) {
        for (int i = 0; i < 1 + times / WARM_UP_ONE_IN; i++) {
            node.get(question.path().apply(random));
        }
        List<Double> millis = new ArrayList<>();
        int rows = 0;
        for (int i = 0; i < times; i++) {
            NodeClient.Answer answer = node.get(question.path().apply(random));
            millis.add(answer.millis());
            rows = rows(answer);
        }
        return new RegistryReport.Asked(question.name(), rows, Percentiles.of(millis));
    }

    /**
     * Walks through all versions, page after page, twice: the pages of the first tenth and of the last one, of the second
     * walk.
     *
     * @throws IllegalStateException where these are not as many as there should be
     */
    List<RegistryReport.Asked> pages(long versions) {
        walk(versions);
        List<Double> millis = walk(versions);
        int part = Math.max(1, millis.size() / PARTS);
        return List.of(
                new RegistryReport.Asked("page, first tenth", part, Percentiles.of(millis.subList(0, part))),
                new RegistryReport.Asked(
                        "page, last tenth", part, Percentiles.of(millis.subList(millis.size() - part, millis.size()))));
    }

    private List<Double> walk(long versions) {
        List<Double> millis = new ArrayList<>();
        long seen = 0;
        Optional<String> page = Optional.of("/v1/versions?limit=100");
        while (page.isPresent()) {
            NodeClient.Answer answer = node.get(page.get());
            millis.add(answer.millis());
            seen += rows(answer);
            page = answer.next();
        }
        if (seen != versions) {
            throw new IllegalStateException("Walking through all versions: " + seen + " were seen of " + versions);
        }
        return millis;
    }

    private static int rows(NodeClient.Answer answer) {
        return answer.json().isArray() ? answer.json().size() : 1;
    }
}
