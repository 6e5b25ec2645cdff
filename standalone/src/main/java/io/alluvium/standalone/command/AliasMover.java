package io.alluvium.standalone.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.alluvium.standalone.client.AlluviumClient;
import io.alluvium.standalone.client.ServerAnswerException;
import io.alluvium.standalone.client.VersionName;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options and the way of moving an alias by compare-and-set. */
final class AliasMover {

    private static final int NOT_FOUND = 404;

    @Mixin
    private final ServerOption server = new ServerOption();

    @Mixin
    private final Output output = new Output();

    @Option(names = "--alias", defaultValue = "live", description = "The alias to move (default: live).")
    private String alias = "";

    @Option(names = "--reason", defaultValue = "", description = "Why; needed, and the history keeps it.")
    private String reason = "";

    @Option(names = "--actor", defaultValue = "${sys:user.name}", description = "Who (default: you).")
    private String actor = "";

    @Option(names = "--force", description = "Even where the gate says no.")
    private boolean force;

    @Option(
            names = "--pin",
            negatable = true,
            description = "Leave it there when the next version passes (default: as it is; going back pins live).")
    private @Nullable Boolean pin;

    /** What the alias names now. */
    Optional<JsonNode> now(String domain) {
        try {
            return Optional.of(client().get(path(domain)));
        } catch (ServerAnswerException e) {
            if (e.status() == NOT_FOUND) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** Moves the alias if it still names what {@code now} says. */
    int move(String domain, int version, Optional<JsonNode> now) {
        ObjectNode wish =
                JsonNodeFactory.instance.objectNode().put("version", version).put("actor", actor);
        if (!reason.isBlank()) {
            wish.put("reason", reason);
        }
        if (pin != null) {
            wish.put("pin", pin);
        }
        if (force) {
            wish.put("force", true);
        }
        Map<String, String> belief = now.map(
                        alias -> Map.of("If-Match", "\"" + alias.path("version").asInt() + "\""))
                .orElse(Map.of("If-None-Match", "*"));
        JsonNode moved = client().put(path(domain), belief, wish);
        if (output.json()) {
            output.json(moved);
        } else {
            output.text(domain + ":" + alias + " names version "
                    + moved.path("version").asInt() + " now"
                    + (moved.path("pinned").asBoolean() ? " and is pinned there" : "")
                    + now.map(before ->
                                    ", before it was " + before.path("version").asInt())
                            .orElse(""));
        }
        return ExitCodes.DONE;
    }

    private AlluviumClient client() {
        return server.client();
    }

    private String path(String domain) {
        return VersionName.parse(domain).path() + "/aliases/" + AlluviumClient.segment(alias);
    }
}
