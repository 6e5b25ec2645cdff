package io.alluvium.standalone.fuzz.reader;

import io.alluvium.ingest.parse.DocumentParser;
import io.alluvium.ingest.parse.ParseResult;
import io.alluvium.standalone.fuzz.FuzzTarget;
import io.alluvium.standalone.fuzz.Profile;
import io.alluvium.standalone.fuzz.Verdict;
import io.alluvium.standalone.fuzz.cases.CaseSource;
import io.alluvium.standalone.fuzz.cases.Dice;
import io.alluvium.standalone.fuzz.cases.JsonCases;
import io.alluvium.standalone.fuzz.cases.MutatedSeeds;
import io.alluvium.standalone.input.DocumentFormat;
import io.alluvium.standalone.input.SourceRecord;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/** A file that {@code produce} reads; each record of it must be one line that the server can judge. */
final class InputFile implements FuzzTarget {

    /** Of so many records of a file it is asked what the server makes of them; each costs what a request costs. */
    private static final int JUDGED = 1_000;

    private final DocumentFormat format;
    private final Profile profile;
    private final CaseSource cases;
    private final DocumentParser parser = new DocumentParser();

    InputFile(DocumentFormat format) {
        this.format = format;
        this.profile =
                Profile.of("produce-" + format.name().toLowerCase(Locale.ROOT), 40, IllegalArgumentException.class);
        this.cases = switch (format) {
            case CSV ->
                MutatedSeeds.ofTexts(
                        List.of(
                                "id,text,source,timestampMillis,colour\n1,a river,gauge,1700000000000,blue\n",
                                "\ufefftext\r\n\"quoted, with \"\"quotes\"\"\nand lines\"\r\n\r\nplain\r\n"),
                        ",",
                        "\"",
                        "\"\"",
                        "\r\n",
                        "\r",
                        "\n",
                        "text",
                        "timestampMillis",
                        "\ufeff");
            case JSONL -> new JsonCases(List.of(String.join("\n", Bodies.DOCUMENTS) + "\n\n"));
            case TEXT ->
                MutatedSeeds.ofTexts(
                        List.of(
                                "One paragraph.\nStill the same.\n\n\nAnother one.\n",
                                "long line ".repeat(300) + "\n\nend"),
                        "\n\n",
                        "\r",
                        "\f",
                        "\u0085");
        };
    }

    @Override
    public Profile profile() {
        return profile;
    }

    @Override
    public byte[] make(Dice dice) {
        return cases.make(dice);
    }

    @Override
    public Verdict read(byte[] input) throws IOException {
        int[] records = {0};
        format.read(
                new BufferedReader(new InputStreamReader(new ByteArrayInputStream(input), StandardCharsets.UTF_8)),
                record -> {
                    check(record);
                    if (records[0]++ < JUDGED) {
                        judge(record);
                    }
                });
        return records[0] > 0 ? Verdict.accepted() : Verdict.refused("no record in it");
    }

    private void check(SourceRecord record) {
        if (record.place() < 1 || record.json().isBlank() || record.json().indexOf('\n') >= 0) {
            throw new AssertionError("A record that is not one line with a place: line " + record.place());
        }
    }

    private void judge(SourceRecord record) {
        ParseResult parsed = parser.parse(record.json().getBytes(StandardCharsets.UTF_8));
        if (parsed instanceof ParseResult.Unparsable no && no.detail().isBlank()) {
            throw new AssertionError("A record is refused without a reason");
        }
    }
}
