package io.alluvium.standalone.up;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;

/** The settings of the process that holds everything; the command line sets them. */
@ConfigMapping(prefix = "alluvium.standalone")
public interface StandaloneConfig {

    /** The port of the broker inside; absent: a broker outside is used. */
    OptionalInt brokerPort();

    /** Where everything lies. */
    @WithDefault("${alluvium.data-dir:./data}")
    Path dataDirectory();

    /** Where the brokers are. */
    @WithDefault("${alluvium.kafka.bootstrap-servers:localhost:9092}")
    String bootstrapServers();

    /** The demo. */
    Demo demo();

    /** The demo. */
    interface Demo {

        /** Whether the sample domains are streamed after the start. */
        @WithDefault("false")
        boolean enabled();

        /** Whether the process ends after the report. */
        @WithDefault("false")
        boolean once();

        /** The file for the report as JSON. */
        Optional<Path> report();
    }
}
