package io.alluvium.testkit.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.alluvium.schemas.Topics;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;

/** A test that asks for the broker gets one that has the topics, and keeps them while it is away. */
@WithBroker
class WithBrokerIT {

    @Test
    void shouldFindTheTopicsAfterTheBrokerWasAway(TestBroker broker) throws Exception {
        // Given
        String address = broker.bootstrapServers();

        // When
        broker.goAway();
        broker.comeBack();

        // Then
        assertThat(broker.bootstrapServers()).isEqualTo(address);
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", address))) {
            assertThat(admin.listTopics().names().get()).contains(Topics.EXAMPLES);
        }
    }
}
