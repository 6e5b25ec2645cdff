package io.alluvium.worker.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.alluvium.worker.predict.PredictException;
import io.alluvium.worker.predict.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads a request's fields, and says of each what it must be if it is not. */
public final class RequestReader {

    private final JsonNode body;

    private RequestReader(JsonNode body) {
        this.body = body;
    }

    /** Reads a body, which must be a JSON object. */
    public static RequestReader of(ObjectMapper json, @Nullable String text) {
        JsonNode body;
        try {
            body = json.readTree(text == null ? "" : text);
        } catch (JsonProcessingException e) {
            throw PredictException.of(Problem.INVALID_REQUEST, "The body is not JSON: " + e.getOriginalMessage());
        }
        if (!body.isObject()) {
            throw PredictException.of(Problem.INVALID_REQUEST, "The body must be a JSON object.");
        }
        return new RequestReader(body);
    }

    /** Whether the field is there and not null. */
    boolean has(String name) {
        return body.hasNonNull(name);
    }

    /** The text of a field that must be there. */
    String text(String name) {
        JsonNode value = body.path(name);
        if (!value.isTextual()) {
            throw wrong(name, "a string", value);
        }
        return value.asText();
    }

    /** A whole number within limits, or the default where it is absent. */
    int integer(String name, int least, int most, int otherwise) {
        if (!has(name)) {
            return otherwise;
        }
        JsonNode value = body.get(name);
        if (!value.isIntegralNumber() || !value.canConvertToInt() || value.asInt() < least || value.asInt() > most) {
            String range = most == Integer.MAX_VALUE ? "of " + least + " or more" : "from " + least + " to " + most;
            throw wrong(name, "a whole number " + range, value);
        }
        return value.asInt();
    }

    /** A whole number of any size that fits 64 bits, if there. */
    Optional<Long> seed(String name) {
        if (!has(name)) {
            return Optional.empty();
        }
        JsonNode value = body.get(name);
        if (!value.isIntegralNumber() || !value.canConvertToLong()) {
            throw wrong(name, "a whole number of 64 bits", value);
        }
        return Optional.of(value.asLong());
    }

    /** A number within limits, or the default where it is absent. */
    double number(String name, double least, double most, double otherwise) {
        if (!has(name)) {
            return otherwise;
        }
        JsonNode value = body.get(name);
        if (!value.isNumber() || !(value.asDouble() >= least && value.asDouble() <= most)) {
            throw wrong(name, "a number from " + least + " to " + most, value);
        }
        return value.asDouble();
    }

    /** True or false, or the default where it is absent. */
    public boolean flag(String name, boolean otherwise) {
        if (!has(name)) {
            return otherwise;
        }
        JsonNode value = body.get(name);
        if (!value.isBoolean()) {
            throw wrong(name, "true or false", value);
        }
        return value.asBoolean();
    }

    /** A flag inside an object, false where either is absent. */
    public boolean flagIn(String object, String name) {
        return body.path(object).path(name).asBoolean(false);
    }

    /** A text or a list of texts; empty where it is absent. */
    List<String> texts(String name) {
        JsonNode value = body.path(name);
        if (!has(name)) {
            return List.of();
        }
        if (value.isTextual()) {
            return List.of(value.asText());
        }
        List<String> texts = new ArrayList<>();
        for (JsonNode each : value) {
            if (!each.isTextual()) {
                throw wrong(name, "a string or a list of strings (token ids are not taken)", value);
            }
            texts.add(each.asText());
        }
        if (!value.isArray()) {
            throw wrong(name, "a string or a list of strings", value);
        }
        return texts;
    }

    /** Refuses a field that is there with another value than the one that is supported. */
    void only(String name, String supported) {
        if (has(name) && !means(body.get(name), supported)) {
            throw PredictException.of(
                    Problem.INVALID_REQUEST,
                    name,
                    name + " other than " + supported + " is not supported here; leave it out.");
        }
    }

    private static boolean means(JsonNode sent, String supported) {
        boolean finite = sent.isNumber() && Double.isFinite(sent.asDouble());
        String text = finite ? sent.decimalValue().stripTrailingZeros().toPlainString() : sent.asText();
        return text.equals(supported);
    }

    private static PredictException wrong(String name, String wanted, JsonNode found) {
        String kind =
                found.isMissingNode() ? "it is missing" : "a JSON " + found.getNodeType() + " that is not was sent";
        return PredictException.of(Problem.INVALID_REQUEST, name, name + " must be " + wanted + "; " + kind + ".");
    }
}
