package io.alluvium.standalone.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.alluvium.standalone.client.AlluviumClient;
import io.alluvium.standalone.client.VersionName;
import io.alluvium.standalone.measure.TarDirectory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes a version as a Hugging Face PEFT directory. */
@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        description = "Writes a version as a Hugging Face PEFT directory.",
        footer = ExitCodes.HELP)
final class PromptsExport implements Callable<Integer> {

    @Mixin
    private final ServerOption server = new ServerOption();

    @Mixin
    private final Output output = new Output();

    @Parameters(paramLabel = "NAME", description = "DOMAIN (live), DOMAIN@VERSION or DOMAIN:ALIAS.")
    private String name = "";

    @Option(
            names = {"-o", "--out"},
            paramLabel = "DIR",
            description = "The directory to write (default: DOMAIN-VERSION).")
    private @Nullable Path out;

    @Override
    public Integer call() throws IOException {
        AlluviumClient client = server.client();
        VersionName version = VersionName.parse(name);
        JsonNode manifest = version.manifest(client);
        int number = manifest.path("version").asInt();
        byte[] tar = client.bytes(version.path() + "/versions/" + number + "/peft");
        Path directory = out != null ? out : Path.of(version.domain() + "-" + number);
        List<String> files = TarDirectory.extract(tar, directory);
        if (output.json()) {
            output.json(Map.of("directory", directory.toString(), "version", number, "files", files));
        } else {
            output.text(version.domain() + "@" + number + " is in " + directory + ": " + String.join(", ", files));
        }
        return ExitCodes.DONE;
    }
}
