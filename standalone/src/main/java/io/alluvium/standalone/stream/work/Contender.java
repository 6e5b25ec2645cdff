package io.alluvium.standalone.stream.work;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.alluvium.learning.recipe.Recipe;
import io.alluvium.learning.recipe.Recipes;
import java.util.Locale;

/**
 * A recipe that takes part.
 *
 * @param label what tables call it: how it was asked for
 * @param recipe the recipe
 * @param order of the texts that it is given
 */
public record Contender(String label, Recipe recipe, Order order) {

    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    private static final String ORDER = "order";

    /** The order of a stream's texts. */
    public enum Order {
        /** As they come. */
        STREAM,
        /** All regimes of a domain shuffled into each other, so that nothing drifts: what learning could reach at best. */
        JOINT
    }

    /**
     * The recipe that is meant by {@code NAME}, {@code FILE.json}, or one of these with {@code ?KEY=VALUE&KEY=VALUE}. The key
     * {@code order} is not the recipe's: {@code order=joint} gives it the texts shuffled.
     */
    public static Contender of(String asked) {
        int mark = asked.indexOf('?');
        Recipe recipe = Recipes.load(mark < 0 ? asked : asked.substring(0, mark));
        Order order = Order.STREAM;
        String label = recipe.name();
        if (mark >= 0) {
            label += asked.substring(mark);
            for (String change : asked.substring(mark + 1).split("&", -1)) {
                int equals = change.indexOf('=');
                if (equals < 1) {
                    throw new IllegalArgumentException("--recipe " + asked + ": '" + change
                            + "' is no KEY=VALUE; write for example naive-prefix?optimizer.rate=0.05&averageDecay=0");
                }
                String key = change.substring(0, equals);
                String value = change.substring(equals + 1);
                if (key.equals(ORDER)) {
                    order = order(value, asked);
                } else {
                    recipe = recipe.with(key, value(value));
                }
            }
        }
        return new Contender(label, recipe, order);
    }

    private static Order order(String value, String asked) {
        for (Order order : Order.values()) {
            if (order.name().toLowerCase(Locale.ROOT).equals(value)) {
                return order;
            }
        }
        throw new IllegalArgumentException(
                "--recipe " + asked + ": order is '" + value + "'; allowed are stream, as the texts come, and joint,"
                        + " where all regimes of a domain are shuffled");
    }

    /** A number, a truth or an object where it reads like one, otherwise a text. */
    private static Object value(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            return text;
        }
    }
}
