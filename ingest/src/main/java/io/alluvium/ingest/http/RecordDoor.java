package io.alluvium.ingest.http;

import io.alluvium.ingest.IngestConfig;
import io.alluvium.ingest.examine.RequestHeaders;
import io.alluvium.ingest.parse.DocumentParser;
import io.alluvium.ingest.parse.ParseResult;
import io.alluvium.ingest.reject.RejectWriter;
import io.alluvium.ingest.validate.Submission;
import io.alluvium.ingest.validate.ValidationResult;
import io.alluvium.ingest.validate.ValidationSettings;
import io.alluvium.ingest.validate.Validator;
import io.alluvium.ingest.validate.Validators;
import io.alluvium.schemas.Document;
import io.alluvium.schemas.Topics;
import io.alluvium.schemas.serde.RecordWriter;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/**
 * Lets records of HTTP requests in. Each is judged at once by the rules of the stream. What is accepted goes to the
 * records topic as a Document; what is refused goes there too, as it came and marked as refused, so that counts, rejects
 * and notes are the same for both ways in. The answer is given when the broker has all of them.
 */
@ApplicationScoped
public class RecordDoor {

    private static final int ROOM_FOR_HEADERS = 16 * 1024;
    private static final Document NO_DOCUMENT = new Document(null, null, "", null, null, Map.of());

    private final DocumentParser parser = new DocumentParser();
    private final Validator rules;
    private final Validator naming;
    private final RecordProducer producer;
    private final int largestRejectBytes;
    private final Clock clock = Clock.systemUTC();

    /** A door with the rules of the configuration. */
    public RecordDoor(IngestConfig config, RecordProducer producer) {
        ValidationSettings settings = config.validation();
        this.rules = Validators.all(settings);
        this.naming = Validators.naming(settings);
        this.producer = producer;
        this.largestRejectBytes = config.largestRejectBytes();
    }

    /** Whether there may be such a domain. */
    ValidationResult name(String domain) {
        return naming.validate(new Submission(domain, NO_DOCUMENT, 0, clock.millis()));
    }

    /** Judges the records of a domain, and writes them. */
    BatchAnswer admit(String domain, List<byte[]> values) throws InterruptedException {
        List<RecordAnswer> answers = new ArrayList<>();
        List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
        for (byte[] value : values) {
            Judged judged = judge(domain, value, answers.size());
            answers.add(judged.answer());
            records.add(judged.record());
        }
        producer.sendAll(records);
        return BatchAnswer.of(answers);
    }

    /** Writes the wish for a cut after everything that was admitted before. */
    void askForCut(String domain) throws InterruptedException {
        ProducerRecord<byte[], byte[]> wish = record(domain, new byte[0]);
        wish.headers().add(RequestHeaders.REQUEST, utf8(RequestHeaders.CUT));
        producer.sendAll(List.of(wish));
    }

    /** One record with its answer. */
    private record Judged(RecordAnswer answer, ProducerRecord<byte[], byte[]> record) {}

    private Judged judge(String domain, byte[] value, int index) {
        ParseResult parsed = parser.parse(value);
        if (parsed instanceof ParseResult.Unparsable no) {
            return refused(
                    domain,
                    value,
                    new RecordAnswer(
                            index, null, RecordAnswer.REJECTED, no.reason().name(), no.detail()));
        }
        Document document = ((ParseResult.Parsed) parsed).document();
        document.setDomain(domain);
        Submission submission = new Submission(domain, document, value.length, clock.millis());
        if (rules.validate(submission) instanceof ValidationResult.Rejected no) {
            return refused(
                    domain,
                    value,
                    new RecordAnswer(
                            index,
                            document.getId(),
                            RecordAnswer.REJECTED,
                            no.reason().name(),
                            no.detail()));
        }
        return new Judged(
                new RecordAnswer(index, document.getId(), RecordAnswer.ACCEPTED, null, null),
                record(domain, RecordWriter.write(document)));
    }

    private Judged refused(String domain, byte[] value, RecordAnswer answer) {
        boolean kept = value.length + ROOM_FOR_HEADERS <= largestRejectBytes;
        ProducerRecord<byte[], byte[]> record = record(domain, kept ? value : null);
        if (!kept) {
            record.headers().add(RejectWriter.VALUE_OMITTED, utf8("true"));
            record.headers().add(RequestHeaders.REFUSED_SIZE, utf8(String.valueOf(value.length)));
        }
        record.headers().add(RequestHeaders.REFUSED, utf8(String.valueOf(answer.reason())));
        record.headers().add(RequestHeaders.REFUSED_DETAIL, utf8(String.valueOf(answer.detail())));
        return new Judged(answer, record);
    }

    // Kafka's ProducerRecord is not null-marked; a record without a value is allowed.
    @SuppressWarnings("NullAway")
    private static ProducerRecord<byte[], byte[]> record(String domain, byte @Nullable [] value) {
        return new ProducerRecord<>(Topics.RECORDS, utf8(domain), value);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
