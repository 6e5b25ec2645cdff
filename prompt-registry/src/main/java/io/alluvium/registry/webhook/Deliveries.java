package io.alluvium.registry.webhook;

import io.alluvium.registry.event.LogMark;
import io.alluvium.registry.event.LogPosition;
import io.alluvium.registry.event.RegistryEvents;
import io.alluvium.registry.subscribe.EventFilter;
import io.alluvium.registry.subscribe.LogReader;
import io.alluvium.registry.view.RegistryView;
import io.alluvium.schemas.Webhook;
import io.alluvium.schemas.WebhookStatus;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Function;

/** Makes the delivery of each webhook. */
public final class Deliveries {

    private final RegistryView view;
    private final RegistryEvents events;
    private final Tools tools;

    /** Reads the log from that view, and posts with those settings what the writer makes of events. */
    public Deliveries(RegistryView view, RegistryEvents events, Settings settings, Writer writer) {
        Clock clock = Clock.systemUTC();
        this.view = view;
        this.events = events;
        this.tools = new Tools(new Sender(settings.timeout(), clock), new Messages(writer), settings.retries(), clock);
    }

    /** Writes an event of the log as JSON; empty where it is nothing for subscribers. */
    public interface Writer extends Function<LogReader.Read, Optional<byte[]>> {}

    /**
     * How to post.
     *
     * @param timeout how long a receiver may take
     * @param retries when to try again
     */
    public record Settings(Duration timeout, RetryPolicy retries) {}

    /**
     * What all deliveries share.
     *
     * @param sender posts
     * @param messages makes messages of events
     * @param retries when to try again
     * @param clock the time
     */
    record Tools(Sender sender, Messages messages, RetryPolicy retries, Clock clock) {}

    /**
     * Makes messages of events.
     *
     * @param writer writes them
     */
    record Messages(Writer writer) {

        Optional<Message> of(Webhook hook, LogReader.Read read) {
            LogMark mark = Objects.requireNonNull(read.event().mark(), "events of the log have a place");
            return writer.apply(read)
                    .map(body -> new Message(
                            "msg_" + hook.getId() + "_" + mark.partition() + "_" + mark.offset(),
                            body,
                            read.position()));
        }
    }

    /** The delivery to a webhook, from where its status says that it is. */
    Delivery of(Webhook hook, WebhookStatus status) {
        EventFilter filter =
                new EventFilter(new HashSet<>(hook.getDomains()), new HashSet<>(hook.getAliases()), hook.getTags());
        LogPosition from = LogPosition.parse(status.getPosition()).orElse(LogPosition.START);
        return new Delivery(hook, status, new LogReader(view, events, filter, from), tools, new SplittableRandom());
    }
}
