package io.alluvium.registry.cloud;

import io.alluvium.schemas.AliasMove;
import io.alluvium.schemas.AliasMoveStatus;
import io.alluvium.schemas.DomainProgress;
import io.alluvium.schemas.Retirement;
import io.alluvium.schemas.TagChange;
import io.alluvium.schemas.VersionManifest;
import io.alluvium.schemas.WorkerAcknowledgement;
import java.time.Instant;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * The attributes of an event. They follow from the record alone, so that the event has the same id on every node, in every
 * form and after every restart.
 *
 * @param id names the event among all of the registry's
 * @param type what kind of event it is; the words and their last part, the version, are a public contract
 * @param subject what it is about: {@code domain@version} or {@code domain:alias}
 * @param time when it was decided; null for a version, whose manifest says when it was made
 * @param domain the domain; all events of one keep their order
 */
public record Attributes(
        String id, String type, String subject, @Nullable Instant time, String domain) {

    private static final String PREFIX = "io.alluvium.prompt.";

    /** The attributes of a record; empty where it is no event for subscribers. */
    public static Optional<Attributes> of(SpecificRecord record) {
        if (record instanceof VersionManifest it) {
            String name = it.getDomain() + "@" + it.getVersion();
            return Optional.of(new Attributes(name, PREFIX + "version.published.v1", name, null, it.getDomain()));
        }
        if (record instanceof AliasMove it) {
            return Optional.of(new Attributes(
                    wish(it.getDomain(), it.getRequestId()),
                    type(it.getStatus(), "alias.moved"),
                    it.getDomain() + ":" + it.getAlias(),
                    Instant.ofEpochMilli(it.getMovedAtMillis()),
                    it.getDomain()));
        }
        if (record instanceof Retirement it) {
            return Optional.of(new Attributes(
                    wish(it.getDomain(), it.getRequestId()),
                    type(it.getStatus(), it.getRetired() ? "version.retired" : "version.restored"),
                    it.getDomain() + "@" + it.getVersion(),
                    Instant.ofEpochMilli(it.getDecidedAtMillis()),
                    it.getDomain()));
        }
        if (record instanceof TagChange it) {
            return Optional.of(new Attributes(
                    wish(it.getDomain(), it.getRequestId()),
                    type(it.getStatus(), it.getValue() == null ? "version.untagged" : "version.tagged"),
                    it.getDomain() + "@" + it.getVersion(),
                    Instant.ofEpochMilli(it.getDecidedAtMillis()),
                    it.getDomain()));
        }
        return passing(record);
    }

    private static Optional<Attributes> passing(SpecificRecord record) {
        if (record instanceof WorkerAcknowledgement it) {
            return Optional.of(new Attributes(
                    "worker/" + it.getWorkerId() + "/" + it.getDomain() + ":" + it.getAlias() + "/"
                            + it.getServingAtMillis(),
                    PREFIX + "worker.acknowledged.v1",
                    it.getDomain() + "@" + it.getVersion(),
                    Instant.ofEpochMilli(it.getServingAtMillis()),
                    it.getDomain()));
        }
        return record instanceof DomainProgress it
                ? Optional.of(new Attributes(
                        "progress/" + it.getDomain() + "/" + it.getLastOffset(),
                        PREFIX + "learning.progressed.v1",
                        it.getDomain(),
                        Instant.ofEpochMilli(it.getUpdatedAtMillis()),
                        it.getDomain()))
                : Optional.empty();
    }

    private static String type(AliasMoveStatus status, String accepted) {
        return PREFIX + (status == AliasMoveStatus.ACCEPTED ? accepted : "wish.refused") + ".v1";
    }

    private static String wish(String domain, String requestId) {
        return domain + "/" + requestId;
    }
}
