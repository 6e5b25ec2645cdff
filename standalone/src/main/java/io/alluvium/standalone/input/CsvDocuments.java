package io.alluvium.standalone.input;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * CSV with titles. The columns {@code text}, {@code id}, {@code source} and {@code timestampMillis} are a record's fields;
 * every other column becomes an attribute of its title.
 */
final class CsvDocuments {

    private CsvDocuments() {}

    static void read(BufferedReader in, Consumer<SourceRecord> receiver) throws IOException {
        CsvReader csv = new CsvReader(in);
        List<String> titles = csv.next();
        if (titles.stream().noneMatch(title -> title.strip().equalsIgnoreCase("text"))) {
            throw new IllegalArgumentException(
                    "The CSV has no column text; its first line has the titles " + titles + ". Rename the right one.");
        }
        for (List<String> row = csv.next(); !row.isEmpty(); row = csv.next()) {
            if (row.size() > 1 || !row.get(0).isBlank()) {
                receiver.accept(new SourceRecord(csv.rowStart(), json(titles, row)));
            }
        }
    }

    private static String json(List<String> titles, List<String> row) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        ObjectNode attributes = JsonNodeFactory.instance.objectNode();
        for (int column = 0; column < Math.min(titles.size(), row.size()); column++) {
            String title = titles.get(column).strip();
            String value = row.get(column);
            switch (title.toLowerCase(Locale.ROOT)) {
                case "text" -> json.put("text", value);
                case "id" -> json.put("id", value);
                case "source" -> json.put("source", value);
                case "timestampmillis" -> timestamp(json, value.strip());
                default -> attributes.put(title, value);
            }
        }
        if (!attributes.isEmpty()) {
            json.set("attributes", attributes);
        }
        return json.toString();
    }

    private static void timestamp(ObjectNode json, String value) {
        if (value.matches("-?[0-9]{1,18}")) {
            json.put("timestampMillis", Long.parseLong(value));
        } else if (!value.isEmpty()) {
            json.put("timestampMillis", value); // The server says what is wrong with it.
        }
    }
}
