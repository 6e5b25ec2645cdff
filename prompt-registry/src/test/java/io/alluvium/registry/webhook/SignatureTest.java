package io.alluvium.registry.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import org.junit.jupiter.api.Test;

/** Signatures are those that receivers compute with the libraries of Standard Webhooks. */
class SignatureTest {

    @Test
    void shouldSignAsThePublishedExampleIsSigned() {
        // When
        String signature = Signature.of(
                "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
                "msg_p5jXN8AQM9LWM0D4loKWxJek",
                1614265330,
                "{\"test\": 2432232314}".getBytes(StandardCharsets.UTF_8));

        // Then
        assertThat(signature).isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    @Test
    void shouldMakeAnotherLongSecretEachTime() {
        // When
        SecureRandom random = new SecureRandom();
        String one = Signature.newSecret(random);

        // Then
        assertThat(one).startsWith("whsec_").isNotEqualTo(Signature.newSecret(random));
        assertThat(Base64.getDecoder().decode(one.substring("whsec_".length()))).hasSize(32);
    }
}
