package io.alluvium.standalone.fuzz.reader;

import io.alluvium.ingest.examine.RequestHeaders;
import io.alluvium.schemas.RejectionHeaders;
import io.alluvium.standalone.fuzz.cases.AvroCases;
import io.alluvium.standalone.fuzz.cases.CaseSource;
import io.alluvium.standalone.fuzz.cases.Dice;
import io.alluvium.standalone.fuzz.cases.JsonCases;
import io.alluvium.standalone.fuzz.cases.Nasty;
import io.alluvium.standalone.fuzz.cases.Parts;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Records as a broken or hostile producer might write them: key, value, and names and values of headers in turn. */
public final class RecordCases implements CaseSource {

    private static final List<String> HEADERS = List.of(
            RequestHeaders.REQUEST,
            RequestHeaders.REFUSED,
            RequestHeaders.REFUSED_DETAIL,
            RequestHeaders.REFUSED_SIZE,
            RejectionHeaders.REASON,
            "traceparent",
            "");
    private static final List<String> VALUES =
            List.of("EMPTY", "OVERSIZED", "no such reason", "12", "999999999", "99999999999", "-1", "");

    private final AvroCases avro = Samples.cases(Samples.document());
    private final CaseSource json = new JsonCases(Bodies.DOCUMENTS);

    @Override
    public byte[] make(Dice dice) {
        List<Optional<byte[]>> parts = new ArrayList<>();
        parts.add(key(dice));
        parts.add(dice.oneIn(40) ? Optional.empty() : Optional.of((dice.oneIn(2) ? avro : json).make(dice)));
        for (int headers = dice.oneIn(3) ? dice.below(4) : 0; headers > 0; headers--) {
            parts.add(Optional.of(utf8(dice.oneIn(8) ? dice.pick(Nasty.TEXTS) : dice.pick(HEADERS))));
            parts.add(dice.oneIn(16) ? Optional.empty() : Optional.of(value(dice)));
        }
        return Parts.join(parts);
    }

    private static Optional<byte[]> key(Dice dice) {
        return switch (dice.below(8)) {
            case 0 -> Optional.empty();
            case 1 -> Optional.of(dice.bytes(dice.length(300)));
            case 2 -> Optional.of(utf8(dice.pick(Nasty.TEXTS)));
            case 3 -> Optional.of(utf8("german"));
            default -> Optional.of(utf8(Samples.DOMAIN));
        };
    }

    private static byte[] value(Dice dice) {
        return dice.oneIn(4) ? dice.bytes(dice.length(200)) : utf8(dice.pick(VALUES));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
