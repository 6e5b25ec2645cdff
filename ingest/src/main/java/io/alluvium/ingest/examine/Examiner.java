package io.alluvium.ingest.examine;

import io.alluvium.ingest.normalise.ContentDigest;
import io.alluvium.ingest.normalise.TextNormaliser;
import io.alluvium.ingest.parse.DocumentParser;
import io.alluvium.ingest.parse.ParseResult;
import io.alluvium.ingest.validate.Submission;
import io.alluvium.ingest.validate.ValidationResult;
import io.alluvium.ingest.validate.ValidationSettings;
import io.alluvium.ingest.validate.Validator;
import io.alluvium.ingest.validate.Validators;
import io.alluvium.schemas.Cut;
import io.alluvium.schemas.CutReason;
import io.alluvium.schemas.Document;
import io.alluvium.schemas.Example;
import io.alluvium.schemas.Rejection;
import io.alluvium.schemas.RejectionReason;
import io.alluvium.schemas.ReplayHeaders;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Judges one record after the other, without memory: parse, validate, normalise. A pure function of the record, the
 * settings and the time, that answers for any bytes.
 */
public final class Examiner {

    private static final int LONGEST_ID_IN_NOTE = 200;
    private static final Document NO_DOCUMENT = new Document(null, null, "", null, null, Map.of());

    private final DocumentParser parser = new DocumentParser();
    private final Validator rules;
    private final Validator naming;
    private final int heldOutOneIn;

    /**
     * An examiner.
     *
     * @param settings what may be learned from
     * @param heldOutOneIn one text in that many is held out; 0 for none
     */
    public Examiner(ValidationSettings settings, int heldOutOneIn) {
        this.rules = Validators.all(settings);
        this.naming = Validators.naming(settings);
        this.heldOutOneIn = heldOutOneIn;
    }

    /** Judges a record at a time. */
    public Examined examine(Arrival arrival, long nowMillis) {
        Optional<RejectionReason> atDoor =
                arrival.header(RequestHeaders.REFUSED).map(Examiner::reason);
        if (atDoor.isPresent()) {
            String detail = arrival.header(RequestHeaders.REFUSED_DETAIL)
                    .filter(said -> !said.isBlank())
                    .orElse("Refused at the door");
            return refuse(arrival, NO_DOCUMENT, new ValidationResult.Rejected(atDoor.get(), detail), nowMillis);
        }
        if (arrival.header(RequestHeaders.REQUEST).isPresent()) {
            return request(arrival, nowMillis);
        }
        ParseResult parsed = parser.parse(arrival.value());
        if (parsed instanceof ParseResult.Unparsable no) {
            ValidationResult.Rejected why = new ValidationResult.Rejected(no.reason(), no.detail());
            return refuse(arrival, NO_DOCUMENT, why, nowMillis);
        }
        return judge(arrival, ((ParseResult.Parsed) parsed).document(), nowMillis);
    }

    private Examined judge(Arrival arrival, Document document, long nowMillis) {
        String domain = domain(arrival, document);
        Submission submission = new Submission(domain, document, arrival.sizeBytes(), nowMillis);
        if (rules.validate(submission) instanceof ValidationResult.Rejected no) {
            return refuse(arrival, document, no, nowMillis);
        }
        String text = TextNormaliser.normalise(document.getText());
        ContentDigest digest = ContentDigest.of(text);
        String id = document.getId();
        return new Examined.Candidate(new Example(
                id == null || id.isBlank() ? domain + "-" + digest.hex().substring(0, 16) : id,
                digest.hex(),
                domain,
                text,
                document.getSource(),
                timestampMillis(arrival, document.getTimestampMillis(), nowMillis),
                nowMillis,
                document.getAttributes().getOrDefault("language", ""),
                digest.isHeldOut(heldOutOneIn),
                arrival.origin()));
    }

    private Examined request(Arrival arrival, long nowMillis) {
        String domain = arrival.givenDomain();
        if (!arrival.header(RequestHeaders.REQUEST).equals(Optional.of(RequestHeaders.CUT))) {
            ValidationResult.Rejected why = new ValidationResult.Rejected(
                    RejectionReason.MALFORMED, "The header " + RequestHeaders.REQUEST + " asks for an unknown thing");
            return refuse(arrival, NO_DOCUMENT, why, nowMillis);
        }
        if (named(domain, nowMillis) instanceof ValidationResult.Rejected no) {
            return refuse(arrival, NO_DOCUMENT, no, nowMillis);
        }
        return new Examined.CutWish(new Cut(domain, CutReason.REQUESTED, nowMillis, 0L), arrival.origin());
    }

    private Examined refuse(Arrival arrival, Document document, ValidationResult.Rejected why, long nowMillis) {
        String domain = domain(arrival, document);
        String countedUnder = named(domain, nowMillis) instanceof ValidationResult.Rejected ? "" : domain;
        boolean sayable = why.reason() == RejectionReason.UNKNOWN_DOMAIN || !countedUnder.isEmpty();
        Rejection note = new Rejection(
                shortened(document.getId()),
                sayable ? domain : null,
                why.reason(),
                why.detail(),
                arrival.origin(),
                nowMillis,
                (long) arrival.sizeBytes());
        return new Examined.Refused(countedUnder, note, arrival);
    }

    private ValidationResult named(String domain, long nowMillis) {
        return naming.validate(new Submission(domain, NO_DOCUMENT, 0, nowMillis));
    }

    private static String domain(Arrival arrival, Document document) {
        String own = document.getDomain();
        if (own == null || own.isEmpty() || arrival.header(ReplayHeaders.DOMAIN).isPresent()) {
            return arrival.givenDomain();
        }
        return own;
    }

    /** The producer's time, else Kafka's; a time that Kafka cannot have given is replaced by the clock's. */
    private static long timestampMillis(Arrival arrival, @Nullable Instant own, long nowMillis) {
        if (own != null) {
            return own.toEpochMilli();
        }
        return arrival.timestampMillis() > 0 ? arrival.timestampMillis() : nowMillis;
    }

    private static @Nullable String shortened(@Nullable String id) {
        return id == null || id.length() <= LONGEST_ID_IN_NOTE ? id : id.substring(0, LONGEST_ID_IN_NOTE);
    }

    private static RejectionReason reason(String name) {
        return Arrays.stream(RejectionReason.values())
                .filter(reason -> reason.name().equals(name))
                .findFirst()
                .orElse(RejectionReason.UNKNOWN);
    }
}
