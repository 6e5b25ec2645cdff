package io.alluvium.registry.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.alluvium.http.Problem;
import io.alluvium.testkit.kafka.BrokerTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The contract as a running node states it: every call is named, explained and shown by an example. */
@QuarkusTest
@WithTestResource(BrokerTestResource.class)
class OpenApiIT {

    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch");
    private static final Set<String> BYTES = Set.of("application/octet-stream", "application/x-tar");

    private final Map<String, JsonNode> operations = new TreeMap<>();
    private JsonNode contract;

    @BeforeEach
    void read() throws IOException {
        contract = new ObjectMapper()
                .readTree(given().get("/q/openapi?format=json").asByteArray());
        contract.path("paths")
                .fields()
                .forEachRemaining(path -> path.getValue().fields().forEachRemaining(method -> {
                    if (METHODS.contains(method.getKey())) {
                        operations.put(method.getKey() + " " + path.getKey(), method.getValue());
                    }
                }));
    }

    @Test
    void shouldNameAndExplainEveryCall() {
        assertThat(operations).hasSizeGreaterThan(25);
        assertThat(missing((name, operation) ->
                        operation.path("operationId").asText().isBlank()
                                || operation.path("summary").asText().isBlank()))
                .as("calls without id or summary")
                .isEmpty();
        assertThat(operations.values().stream()
                        .map(operation -> operation.path("operationId").asText()))
                .doesNotHaveDuplicates();
    }

    @Test
    void shouldShowAnExampleOfEveryAnswer() {
        assertThat(missing((name, operation) -> !answersWell(operation)))
                .as("calls with a good answer that has no example")
                .isEmpty();
    }

    @Test
    void shouldShowAnExampleOfEveryBody() {
        assertThat(missing((name, operation) -> operation.has("requestBody")
                        && !exampled(operation.path("requestBody").path("content"))))
                .as("calls with a body that has no example")
                .isEmpty();
    }

    @Test
    void shouldRefuseWithProblemsOnly() {
        assertThat(missing((name, operation) -> refusals(operation).stream()
                        .anyMatch(refusal -> !names(refusal.path("content")).equals(Set.of(Problem.MEDIA_TYPE))
                                || !exampled(refusal.path("content")))))
                .as("calls with a refusal that is no problem")
                .isEmpty();
        assertThat(missing((name, operation) ->
                        name.contains("{") && !operation.path("responses").has("404")))
                .as("calls on something that may be missing, which do not say how")
                .isEmpty();
    }

    @Test
    void shouldShowOnlyFieldsThatThereAre() {
        // Given
        List<String> strange = new ArrayList<>();

        // When
        contract.path("components").path("schemas").fields().forEachRemaining(schema -> {
            JsonNode example = example(schema.getValue());
            Set<String> properties = names(schema.getValue().path("properties"));
            if (schema.getValue().has("properties") && !properties.containsAll(names(example))) {
                strange.add(schema.getKey() + ": " + names(example) + " of " + properties);
            }
        });

        // Then
        assertThat(strange).isEmpty();
    }

    private boolean answersWell(JsonNode operation) {
        List<JsonNode> good = new ArrayList<>();
        operation.path("responses").fields().forEachRemaining(answer -> {
            if (List.of("200", "201").contains(answer.getKey())) {
                good.add(answer.getValue().path("content"));
            }
        });
        return good.isEmpty()
                ? operation.path("responses").has("204") || onlyRefuses(operation)
                : good.stream().allMatch(this::exampled);
    }

    private static boolean onlyRefuses(JsonNode operation) {
        return refusals(operation).size() == operation.path("responses").size();
    }

    private static List<JsonNode> refusals(JsonNode operation) {
        List<JsonNode> found = new ArrayList<>();
        operation.path("responses").fields().forEachRemaining(answer -> {
            if (answer.getKey().compareTo("400") >= 0) {
                found.add(answer.getValue());
            }
        });
        return found;
    }

    /** Whether all of these bodies have an example of their own or of their schema; bytes need none. */
    private boolean exampled(JsonNode content) {
        Iterator<Map.Entry<String, JsonNode>> types = content.fields();
        return content.size() > 0
                && StreamSupport.stream(((Iterable<Map.Entry<String, JsonNode>>) () -> types).spliterator(), false)
                        .allMatch(type -> BYTES.contains(type.getKey())
                                || !example(type.getValue()).isMissingNode()
                                || !example(resolved(type.getValue().path("schema")))
                                        .isMissingNode());
    }

    private JsonNode resolved(JsonNode schema) {
        JsonNode one = schema.has("items") ? schema.path("items") : schema;
        String reference = one.path("$ref").asText();
        return reference.isEmpty()
                ? one
                : contract.path("components").path("schemas").path(reference.replaceAll(".*/", ""));
    }

    private static JsonNode example(JsonNode shown) {
        return shown.has("example")
                ? shown.path("example")
                : shown.path("examples").path(0).isMissingNode()
                        ? first(shown.path("examples"))
                        : shown.path("examples").path(0);
    }

    private static JsonNode first(JsonNode named) {
        return named.isEmpty() ? named.path("nothing") : named.elements().next();
    }

    private List<String> missing(Fault fault) {
        return operations.entrySet().stream()
                .filter(each -> fault.of(each.getKey(), each.getValue()))
                .map(Map.Entry::getKey)
                .toList();
    }

    private static Set<String> names(JsonNode object) {
        Iterable<String> names = object::fieldNames;
        return StreamSupport.stream(names.spliterator(), false).collect(Collectors.toSet());
    }

    /** What a call may lack. */
    private interface Fault {
        boolean of(String name, JsonNode operation);
    }
}
