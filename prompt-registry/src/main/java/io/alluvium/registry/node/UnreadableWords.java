package io.alluvium.registry.node;

import io.alluvium.schemas.serde.Decoded;
import io.alluvium.schemas.serde.UnreadableRecordException;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.streams.errors.DeserializationExceptionHandler;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the registry does with bytes that it cannot read: rubbish is passed over with a log line; what a newer program of
 * ours wrote in a way that this one cannot read, and what cannot be read because the broker is away, stops the stream,
 * so that no version is lost.
 */
public final class UnreadableWords implements DeserializationExceptionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(UnreadableWords.class);

    @Override
    public Response handleError(ErrorHandlerContext context, ConsumerRecord<byte[], byte[]> record, Exception failure) {
        boolean rubbish = failure instanceof UnreadableRecordException unreadable
                && unreadable.reason() != Decoded.Reason.INCOMPATIBLE_SCHEMA;
        LOG.atWarn()
                .addKeyValue("topic", record.topic())
                .addKeyValue("partition", record.partition())
                .addKeyValue("offset", record.offset())
                .addKeyValue("error", failure.getMessage())
                .log(
                        rubbish
                                ? "A record is none of ours and is passed over"
                                : "A record must be read, so reading stops");
        return rubbish ? Response.resume() : Response.fail();
    }

    @Override
    public void configure(Map<String, ?> settings) {
        // Nothing to set.
    }
}
