package io.alluvium.standalone.stream.tune;

import io.alluvium.standalone.stream.work.Contender;
import java.util.ArrayList;
import java.util.List;

/**
 * A recipe with alternatives, {@code NAME?KEY=VALUE|VALUE&KEY=VALUE|VALUE}: every combination is a point.
 *
 * @param label what tables call it: the recipe's name, and the changes that have no alternative
 * @param points every combination
 */
public record Grid(String label, List<Contender> points) {

    private static final String OR = "\\|";

    /** Copies. */
    public Grid {
        points = List.copyOf(points);
    }

    /** What was asked for; a recipe without alternatives is a grid of one point. */
    public static Grid of(String asked) {
        int mark = asked.indexOf('?');
        if (mark < 0) {
            return new Grid(Contender.of(asked).label(), List.of(Contender.of(asked)));
        }
        List<String> fixed = new ArrayList<>();
        List<String> points = List.of("");
        for (String change : asked.substring(mark + 1).split("&", -1)) {
            List<String> choices = choices(change);
            if (choices.size() == 1) {
                fixed.add(change);
            }
            points = points.stream()
                    .flatMap(point -> choices.stream().map(choice -> point + "&" + choice))
                    .toList();
        }
        String name = asked.substring(0, mark);
        List<Contender> contenders = points.stream()
                .map(point -> Contender.of(name + "?" + point.substring(1)))
                .toList();
        String label = Contender.of(name).label() + (fixed.isEmpty() ? "" : "?" + String.join("&", fixed));
        return new Grid(label, contenders);
    }

    private static List<String> choices(String change) {
        int equals = change.indexOf('=');
        String key = change.substring(0, equals + 1);
        List<String> choices = new ArrayList<>();
        for (String value : change.substring(equals + 1).split(OR, -1)) {
            choices.add(key + value);
        }
        return choices;
    }

    /** Whether there is anything to choose. */
    public boolean open() {
        return points.size() > 1;
    }

    /** A point under the grid's name. */
    Contender chosen(Contender point) {
        return new Contender(label, point.recipe(), point.order());
    }
}
