package io.alluvium.registry.http;

import io.alluvium.registry.RegistryConfig;
import io.alluvium.registry.cloud.CloudEvents;
import io.alluvium.registry.event.RegistryEvents;
import io.alluvium.registry.node.RegistryNode;
import io.alluvium.registry.subscribe.Follower;
import io.alluvium.registry.subscribe.LogReader;
import io.netty.channel.ChannelFuture;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.impl.ConnectionBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.time.Duration;
import java.util.concurrent.Flow;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens streams of events, gives them signs of life, and ends those that nobody reads. */
@ApplicationScoped
public class EventPublisher {

    private static final Logger LOG = LoggerFactory.getLogger(EventPublisher.class);

    private final RegistryNode node;
    private final RegistryEvents events;
    private final CloudEvents cloudEvents;
    private final RegistryConfig config;

    /** Passes on what the node learns. */
    public EventPublisher(RegistryNode node, RegistryEvents events, CloudEvents cloudEvents, RegistryConfig config) {
        this.node = node;
        this.events = events;
        this.cloudEvents = cloudEvents;
        this.config = config;
    }

    /** A reader of the log from where the client left off, or from now on. */
    LogReader reader(EventsAsked asked) {
        return new LogReader(
                node.view(), events, asked.filter(), asked.from() == null ? events.position() : asked.from());
    }

    /** The stream of a client. */
    Flow.Publisher<OutboundSseEvent> stream(EventsAsked asked, Sse sse, HttpServerRequest request) {
        LogReader log = reader(asked);
        return out -> {
            EventStream stream = new EventStream(cloudEvents, sse, out);
            Follower follower =
                    new Follower(log, asked.filter(), events, stream, Infrastructure.getDefaultWorkerPool());
            Open open = new Open(follower, request);
            out.onSubscribe(open);
            open.start();
        };
    }

    /** A stream that is open, with its signs of life. */
    private final class Open implements Flow.Subscription {

        private final Follower follower;
        private final HttpServerRequest request;
        private final Duration patience = config.events().stallTimeout();
        private volatile boolean ended;

        Open(Follower follower, HttpServerRequest request) {
            this.follower = follower;
            this.request = request;
        }

        void start() {
            follower.open();
            waitAndTick();
        }

        private void waitAndTick() {
            long rhythm = Follower.rhythm(config.heartbeat(), patience).toMillis();
            Future<?> unused =
                    Infrastructure.getDefaultWorkerPool().schedule(this::tick, rhythm, TimeUnit.MILLISECONDS);
        }

        private void tick() {
            if (ended) {
                return;
            }
            if (follower.tick(patience)) {
                waitAndTick();
            } else {
                cancel();
                cut(request);
            }
        }

        @Override
        public void request(long more) {
            follower.ask(more);
        }

        @Override
        public void cancel() {
            ended = true;
            follower.end();
        }
    }

    /** A proper end would wait until the client reads what was sent before. */
    private static void cut(HttpServerRequest request) {
        LOG.atInfo()
                .addKeyValue("client", request.remoteAddress())
                .log("A stream of events is ended: its client has taken nothing for a while");
        if (request.version() == HttpVersion.HTTP_2) {
            request.response().reset();
        } else {
            ChannelFuture unused = ((ConnectionBase) request.connection())
                    .channel()
                    .pipeline()
                    .firstContext()
                    .close();
        }
    }
}
