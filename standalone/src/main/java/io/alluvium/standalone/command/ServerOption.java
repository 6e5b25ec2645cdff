package io.alluvium.standalone.command;

import io.alluvium.standalone.client.AlluviumClient;
import java.net.URI;
import picocli.CommandLine.Option;

/** Where the running server is. */
final class ServerOption {

    @Option(
            names = {"-s", "--server"},
            paramLabel = "URL",
            defaultValue = "${env:ALLUVIUM_SERVER:-http://127.0.0.1:8080}",
            description = "Address of the running server (default: ALLUVIUM_SERVER, or http://127.0.0.1:8080).")
    private String url = "";

    AlluviumClient client() {
        if (!url.matches("https?://[^/\\s]+.*")) {
            throw new CommandException(
                    ExitCodes.USAGE, "--server is '" + url + "'; write an address such as http://127.0.0.1:8080");
        }
        return new AlluviumClient(URI.create(url));
    }
}
