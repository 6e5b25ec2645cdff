package io.alluvium.standalone.command;

import java.util.concurrent.Callable;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.TimeoutException;
import picocli.CommandLine.Option;

/** Where the Kafka brokers are, and what to say when they are not there. */
final class BrokerOption {

    @Option(
            names = "--bootstrap-servers",
            required = true,
            paramLabel = "HOST:PORT",
            defaultValue = "${env:ALLUVIUM_BOOTSTRAP_SERVERS}",
            description = "Kafka of the Alluvium (default: ALLUVIUM_BOOTSTRAP_SERVERS); 'up' prints its own.")
    private String servers = "";

    String servers() {
        return servers;
    }

    /** Does something with Kafka, and explains where nobody answers. */
    int asking(Callable<Integer> task) throws Exception {
        try {
            return task.call();
        } catch (TimeoutException e) {
            throw away(e);
        } catch (KafkaException e) {
            if (e.getCause() instanceof ConfigException wrong) {
                throw away(wrong);
            }
            if (e.getCause() instanceof TimeoutException late) {
                throw away(late);
            }
            throw e;
        }
    }

    private CommandException away(Exception found) {
        return new CommandException(
                ExitCodes.SERVER_AWAY,
                "No Kafka broker answers at " + servers + " (" + found.getMessage()
                        + "). './alluvium up' prints the address of its own; give it with --bootstrap-servers.");
    }
}
