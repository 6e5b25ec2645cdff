package io.alluvium.registry.http;

import io.alluvium.registry.problem.ProblemKind;
import io.alluvium.registry.problem.RegistryException;
import io.alluvium.registry.rule.Refusal;
import io.alluvium.registry.rule.Wish;
import io.alluvium.registry.write.Wishes;
import io.alluvium.schemas.AliasMove;
import io.alluvium.schemas.AliasMoveStatus;
import io.alluvium.schemas.Retirement;
import io.alluvium.schemas.TagChange;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** Makes wishes of requests, and answers refusals with problems. */
@ApplicationScoped
public class Decisions {

    private final Wishes wishes;

    /** Decisions come through the log. */
    public Decisions(Wishes wishes) {
        this.wishes = wishes;
    }

    /** Asks for a move; the builder says where to, and whether by force or with a pin. */
    AliasMove move(AliasMove.Builder wish, Precondition believed, Because because) {
        return decided(wish.setRequestId(name())
                .setExpectedVersion(believed.version())
                .setExpectAny(believed.expectAny())
                .setExpectedRevision(believed.revision())
                .setActor(because.actor())
                .setReason(because.reason())
                .setStatus(AliasMoveStatus.REQUESTED)
                .setMovedAtMillis(System.currentTimeMillis())
                .build());
    }

    /** Asks to retire a version, or to take it back into use. */
    Retirement retire(String domain, int version, boolean retired, Because because) {
        return decided(Retirement.newBuilder()
                .setDomain(domain)
                .setVersion(version)
                .setRequestId(name())
                .setRetired(retired)
                .setActor(because.actor())
                .setReason(because.reason())
                .setStatus(AliasMoveStatus.REQUESTED)
                .setDecidedAtMillis(System.currentTimeMillis())
                .build());
    }

    /** Asks for a change of a tag; the builder says which, and what it must be now. */
    TagChange tag(TagChange.Builder wish, Because because) {
        return decided(wish.setRequestId(name())
                .setActor(because.actor())
                .setReason(because.reason())
                .setStatus(AliasMoveStatus.REQUESTED)
                .setDecidedAtMillis(System.currentTimeMillis())
                .build());
    }

    private <W extends SpecificRecord> W decided(W asked) {
        W decided = wishes.decide(asked);
        Wish.of(decided).filter(wish -> wish.refusal() != null).ifPresent(wish -> {
            throw refused(wish, wish.refusal());
        });
        return decided;
    }

    private static RegistryException refused(Wish wish, @Nullable String line) {
        Refusal refusal = Refusal.parse(line == null ? "no reason kept" : line);
        ProblemKind kind = switch (refusal.code()) {
            case PRECONDITION_FAILED -> ProblemKind.PRECONDITION_FAILED;
            case BAD_ALIAS_NAME, BAD_TAG -> ProblemKind.BAD_REQUEST;
            default -> ProblemKind.WISH_REFUSED;
        };
        return new RegistryException(
                kind, refusal.code().text(), "Asking to " + wish.subject() + ": " + refusal.message());
    }

    private static String name() {
        return UUID.randomUUID().toString();
    }
}
