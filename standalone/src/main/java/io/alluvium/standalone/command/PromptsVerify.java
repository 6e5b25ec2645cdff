package io.alluvium.standalone.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.alluvium.standalone.client.AlluviumClient;
import io.alluvium.standalone.client.VersionName;
import io.alluvium.standalone.measure.VersionFiles;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Downloads the files of versions and compares each with its digest. */
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        description = "Downloads the files of a version, or of all versions of a domain, and checks their digests.",
        footer = ExitCodes.HELP)
final class PromptsVerify implements Callable<Integer> {

    @Mixin
    private final ServerOption server = new ServerOption();

    @Mixin
    private final Output output = new Output();

    @Parameters(paramLabel = "NAME", description = "DOMAIN (all versions), DOMAIN@VERSION or DOMAIN:ALIAS.")
    private String name = "";

    @Override
    public Integer call() {
        AlluviumClient client = server.client();
        VersionName version = VersionName.parse(name);
        JsonNode manifests = version.domain().equals(name)
                ? version.manifests(client)
                : JsonNodeFactory.instance.arrayNode().add(version.manifest(client));
        ArrayNode report = JsonNodeFactory.instance.arrayNode();
        boolean whole = true;
        for (JsonNode manifest : manifests) {
            List<String> damage = VersionFiles.damage(client, manifest);
            whole &= damage.isEmpty();
            String text = version.domain() + "@" + manifest.path("version").asInt();
            report.addObject()
                    .put("version", text)
                    .put("digest", manifest.path("digest").asText())
                    .put("intact", damage.isEmpty())
                    .put("damage", String.join("; ", damage));
            if (!output.json()) {
                output.text(damage.isEmpty() ? "intact   " + text : "DAMAGED  " + text + ": " + damage);
            }
        }
        if (output.json()) {
            output.json(report);
        }
        return whole ? ExitCodes.DONE : ExitCodes.REFUSED;
    }
}
