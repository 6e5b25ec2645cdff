package io.alluvium.standalone.demo;

import io.alluvium.standalone.client.AlluviumClient;
import java.nio.file.Path;

/**
 * Where the demo runs.
 *
 * @param client the server
 * @param bootstrapServers its brokers
 * @param dataDirectory its data
 */
public record DemoPlace(AlluviumClient client, String bootstrapServers, Path dataDirectory) {}
