package io.alluvium.standalone.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A bundled domain.
 *
 * @param name its name
 * @param regimes what is streamed, regime after regime, one JSON object each
 * @param heldOut what is only measured, regime after regime, as texts
 */
public record SampleDomain(String name, List<List<String>> regimes, List<List<String>> heldOut) {

    private static final List<String> NAMES = List.of("harbour", "kitchen", "veterinary", "contracts", "operations");
    private static final int REGIMES = 2;
    private static final ObjectMapper JSON = new ObjectMapper();

    /** All of them. */
    public static List<SampleDomain> all() throws IOException {
        List<SampleDomain> all = new ArrayList<>();
        for (String name : NAMES) {
            all.add(read(name));
        }
        return all;
    }

    private static SampleDomain read(String name) throws IOException {
        List<List<String>> regimes = new ArrayList<>();
        List<List<String>> heldOut = new ArrayList<>();
        List<JsonNode> train = lines(name + "/train.jsonl");
        for (int regime = 0; regime < REGIMES; regime++) {
            int wanted = regime;
            regimes.add(train.stream()
                    .filter(row -> row.path("regime").asInt() == wanted)
                    .map(JsonNode::toString)
                    .toList());
            heldOut.add(lines(name + "/valid-" + regime + ".jsonl").stream()
                    .map(row -> row.path("text").asText())
                    .toList());
        }
        return new SampleDomain(name, regimes, heldOut);
    }

    private static List<JsonNode> lines(String path) throws IOException {
        try (InputStream in = SampleDomain.class.getResourceAsStream("/sample-domains/" + path)) {
            if (in == null) {
                throw new IOException(
                        "The jar carries no sample-domains/" + path + "; build the module standalone again");
            }
            List<JsonNode> rows = new ArrayList<>();
            BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                rows.add(JSON.readTree(line));
            }
            return rows;
        }
    }
}
