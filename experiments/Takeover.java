import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.alluvium.kafka.embedded.BrokerSettings;
import io.alluvium.kafka.embedded.EmbeddedBroker;
import io.alluvium.learning.recipe.Recipe;
import io.alluvium.learning.recipe.Recipes;
import io.alluvium.model.checkpoint.Gpt2Config;
import io.alluvium.model.pretrain.UntrainedCheckpoint;
import io.alluvium.schemas.Cut;
import io.alluvium.schemas.CutReason;
import io.alluvium.schemas.DomainProgress;
import io.alluvium.schemas.Example;
import io.alluvium.schemas.Origin;
import io.alluvium.schemas.Topics;
import io.alluvium.schemas.blob.Sha256;
import io.alluvium.schemas.serde.RecordSerdes;
import io.alluvium.schemas.topic.TopicCreator;
import io.alluvium.schemas.topic.TopicLayout;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.MemberDescription;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Kills one of two trainers again and again; see takeover.sh. Arguments: repository, working directory, output. */
public final class Takeover {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String APPLICATION = "alluvium-trainer";
    private static final Pattern PROCESS_ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final int PARTITIONS = 4;
    private static final Gpt2Config SHAPE = new Gpt2Config(300, 64, 32, 2, 2, 128, 1e-5);
    private static final List<String> TEXTS = List.of(
            "the river leaves its sediment behind and the ground keeps what the river carried",
            "a stream passes, the ground remains; the river and the ground are the river's own");
    private static final double DEVIATION = 0.3;
    private static final Recipe QUICK = Recipes.bundled(Recipes.DEFAULT)
            .with("tuner.length", 16)
            .with("batch.records", 4)
            .with("batch.window", 24)
            .with("batch.tokens", 96)
            .with("publishEverySteps", 8)
            .with("passesPerBatch", 1);
    private static final int AHEAD = 8;
    private static final int LONGEST_WAIT_MILLIS = 3_000;
    private static final int FAILED_CHECK = 4;

    private final Path root;
    private final Path work;
    private final int kills = Integer.parseInt(setting("KILLS", "5"));
    private final long seed = Long.parseLong(setting("SEED", "1"));
    private final int domains = Integer.parseInt(setting("DOMAINS", "16"));
    private final int warmUp = Integer.parseInt(setting("WARM_UP", "24"));
    private final String session = setting("SESSION", "15s");
    private final HttpClient http = HttpClient.newHttpClient();

    private Takeover(String root, String work) {
        this.root = Path.of(root);
        this.work = Path.of(work);
    }

    /** Runs it. */
    public static void main(String... arguments) throws Exception {
        ObjectNode report = new Takeover(arguments[0], arguments[1]).run();
        String text = JSON.writerWithDefaultPrettyPrinter().writeValueAsString(report);
        Files.writeString(Path.of(arguments[2]), text + "\n");
        System.out.println(text);
        System.exit(report.path("met").asBoolean() ? 0 : FAILED_CHECK);
    }

    private ObjectNode run() throws Exception {
        UntrainedCheckpoint.write(Files.createDirectories(work.resolve("model")), SHAPE, TEXTS, DEVIATION);
        Files.writeString(work.resolve("recipe.json"), QUICK.toJson());
        ObjectNode report = JSON.createObjectNode();
        report.put("kills", kills).put("seed", seed).put("domains", domains).put("sessionTimeout", session);
        boolean met = true;
        for (String standby : setting("STANDBY", "1 0").split(" +")) {
            ObjectNode found = measure(standby);
            report.set("standbyReplicas" + standby, found);
            met &= found.path("countedOnce").asBoolean();
        }
        return report.put("met", met);
    }

    private ObjectNode measure(String standby) throws Exception {
        Path place = Files.createDirectories(work.resolve("standby-" + standby));
        Random random = new Random(seed);
        List<Double> seconds = new ArrayList<>();
        try (EmbeddedBroker broker = EmbeddedBroker.start(BrokerSettings.in(place.resolve("kafka")))) {
            new TopicCreator(Map.of("bootstrap.servers", broker.bootstrapServers()), TopicLayout.DEFAULT)
                    .ensureAll(PATIENCE);
            Trainer[] trainers = {
                new Trainer("one", place, broker.bootstrapServers(), standby),
                new Trainer("two", place, broker.bootstrapServers(), standby)
            };
            try (Stream stream = new Stream(broker.bootstrapServers())) {
                for (Trainer each : trainers) {
                    each.awaitReady();
                }
                awaitHalves(broker.bootstrapServers());
                stream.flowUntil(() -> stream.slowest() >= warmUp);
                for (int kill = 0; kill < kills; kill++) {
                    Trainer victim = trainers[random.nextInt(trainers.length)];
                    long until = System.nanoTime() + random.nextInt(LONGEST_WAIT_MILLIS) * 1_000_000L;
                    stream.flowUntil(() -> System.nanoTime() > until);
                    Set<Integer> orphans = shares(broker.bootstrapServers()).get(victim.processId());
                    long killed = System.nanoTime();
                    victim.kill();
                    Map<Integer, Long> ends = stream.ends();
                    stream.flowUntil(() -> orphans.stream().anyMatch(each -> stream.read(each) > ends.get(each)));
                    seconds.add((stream.lastRead() - killed) / 1e9);
                    System.err.printf("standby %s  kill %d/%d  %.1f s%n", standby, kill + 1, kills,
                            seconds.get(seconds.size() - 1));
                    victim.start();
                    victim.awaitReady();
                    awaitHalves(broker.bootstrapServers());
                }
                boolean once = stream.countsOnce();
                return summary(seconds, place).put("records", stream.written()).put("countedOnce", once);
            } finally {
                for (Trainer each : trainers) {
                    each.kill();
                }
            }
        }
    }

    private static ObjectNode summary(List<Double> seconds, Path place) throws IOException {
        ObjectNode found = JSON.createObjectNode();
        ArrayNode all = found.putArray("seconds");
        seconds.forEach(each -> all.add(Math.round(each * 100) / 100.0));
        double[] sorted = seconds.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        found.put("p50", Math.round(sorted[sorted.length / 2] * 100) / 100.0);
        found.put("max", Math.round(sorted[sorted.length - 1] * 100) / 100.0);
        try (java.util.stream.Stream<Path> files = Files.walk(place.resolve("kafka"))) {
            found.put("changelogBytes", files.filter(file -> file.getParent().toString().contains("-changelog-"))
                    .filter(file -> file.toString().endsWith(".log"))
                    .mapToLong(file -> file.toFile().length())
                    .sum());
        }
        return found;
    }

    private static Map<String, Set<Integer>> shares(String bootstrapServers) throws Exception {
        Map<String, Set<Integer>> shares = new HashMap<>();
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            for (MemberDescription member : admin.describeConsumerGroups(List.of(APPLICATION))
                    .all().get().get(APPLICATION).members()) {
                Matcher process = PROCESS_ID.matcher(member.clientId());
                if (process.find()) {
                    Set<Integer> share = shares.computeIfAbsent(process.group(), id -> new HashSet<>());
                    member.assignment().topicPartitions().forEach(each -> share.add(each.partition()));
                }
            }
        }
        return shares;
    }

    private static void awaitHalves(String bootstrapServers) throws Exception {
        await("each trainer to have half of the partitions", () -> {
            Map<String, Set<Integer>> shares = shares(bootstrapServers);
            return shares.size() == 2
                    && shares.values().stream().allMatch(share -> share.size() == PARTITIONS / 2);
        });
    }

    private static void await(String what, Callable<Boolean> condition) throws Exception {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.call()) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("Waited " + PATIENCE + " for " + what);
            }
            Thread.sleep(100);
        }
    }

    private static String setting(String name, String otherwise) {
        String given = System.getenv(name);
        return given == null || given.isBlank() ? otherwise : given;
    }

    /** A trainer as a process of its own. */
    private final class Trainer {

        private final Path data;
        private final int port;
        private final List<String> command;
        private Process process;

        Trainer(String name, Path place, String bootstrapServers, String standby) throws IOException {
            data = place.resolve(name);
            port = freePort();
            command = new ArrayList<>(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Xmx1g", "-XX:+UseSerialGC"));
            Map<String, String> settings = new LinkedHashMap<>(Map.of(
                    "quarkus.http.host", "127.0.0.1",
                    "quarkus.http.port", Integer.toString(port),
                    "alluvium.kafka.bootstrap-servers", bootstrapServers,
                    "alluvium.data-dir", data.toString(),
                    "alluvium.blobs.directory", place.resolve("blobs").toString(),
                    "alluvium.trainer.streams.standby-replicas", standby,
                    "alluvium.trainer.streams.session-timeout", session));
            settings.putAll(Map.of(
                    "alluvium.model.directory", work.resolve("model").toString(),
                    "alluvium.model.precision", "fp32",
                    "alluvium.model.threads", "1",
                    "alluvium.trainer.recipe", work.resolve("recipe.json").toString(),
                    "quarkus.log.category.\"org.apache.kafka\".level", "WARN"));
            settings.forEach((key, value) -> command.add("-D" + key + "=" + value));
            command.addAll(List.of("-jar", root.resolve("trainer/target/quarkus-app/quarkus-run.jar").toString()));
            start();
        }

        void start() throws IOException {
            process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(work.resolve("trainers.out").toFile()))
                    .start();
        }

        void kill() throws InterruptedException {
            process.destroyForcibly().waitFor();
        }

        void awaitReady() throws Exception {
            HttpRequest question = HttpRequest.newBuilder(
                    URI.create("http://127.0.0.1:" + port + "/q/health/ready")).build();
            await("a trainer to be ready", () -> {
                if (!process.isAlive()) {
                    throw new IllegalStateException("A trainer has ended; see " + work.resolve("trainers.out"));
                }
                try {
                    return http.send(question, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
                } catch (IOException e) {
                    return false;
                }
            });
        }

        String processId() throws IOException {
            Matcher id = PROCESS_ID.matcher(Files.readString(
                    data.resolve("streams/" + APPLICATION + "/kafka-streams-process-metadata")));
            if (!id.find()) {
                throw new IllegalStateException("No process id in " + data);
            }
            return id.group();
        }

        private static int freePort() throws IOException {
            try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            }
        }
    }

    /** Examples for all domains, never far ahead of what was learned, and how far learning has come. */
    private final class Stream implements AutoCloseable {

        private final KafkaProducer<String, SpecificRecord> producer;
        private final KafkaConsumer<String, byte[]> progress;
        private final KafkaConsumer<String, byte[]> uncommitted;
        private final List<TopicPartition> partitions = new ArrayList<>();
        private final Map<String, Integer> written = new LinkedHashMap<>();
        private final Map<String, DomainProgress> learned = new HashMap<>();
        private final Map<Integer, Long> read = new HashMap<>();
        private final List<String> sentences;
        private long lastRead;

        Stream(String bootstrapServers) throws IOException {
            producer = new KafkaProducer<>(Map.of("bootstrap.servers", bootstrapServers, "acks", "all"),
                    new StringSerializer(), RecordSerdes.serializer());
            progress = reader(bootstrapServers, "read_committed");
            uncommitted = reader(bootstrapServers, "read_uncommitted");
            for (int partition = 0; partition < PARTITIONS; partition++) {
                partitions.add(new TopicPartition(Topics.PROGRESS, partition));
                read.put(partition, 0L);
            }
            progress.assign(partitions);
            progress.seekToBeginning(partitions);
            for (int domain = 0; domain < domains; domain++) {
                written.put("domain-" + domain, 0);
            }
            sentences = Arrays.stream(Files.readString(root.resolve("docs/method.md")).split("(?<=[.:;])\\s+"))
                    .filter(sentence -> sentence.length() > 40)
                    .toList();
        }

        private static KafkaConsumer<String, byte[]> reader(String bootstrapServers, String isolation) {
            return new KafkaConsumer<>(Map.of("bootstrap.servers", bootstrapServers, "isolation.level", isolation),
                    new StringDeserializer(), new ByteArrayDeserializer());
        }

        void flowUntil(Callable<Boolean> enough) throws Exception {
            long deadline = System.nanoTime() + PATIENCE.toNanos();
            while (!enough.call()) {
                if (System.nanoTime() > deadline) {
                    throw new IllegalStateException("Learning does not go on; see " + work.resolve("trainers.out"));
                }
                written.replaceAll((domain, count) -> {
                    DomainProgress now = learned.get(domain);
                    long accepted = now == null ? 0 : now.getAcceptedRecords();
                    int next = count;
                    for (; next < accepted + AHEAD; next++) {
                        producer.send(new ProducerRecord<>(Topics.EXAMPLES, domain, example(domain, next)));
                    }
                    return next;
                });
                poll();
            }
        }

        private void poll() {
            for (ConsumerRecord<String, byte[]> record : progress.poll(Duration.ofMillis(20))) {
                learned.put(record.key(), RecordSerdes.strict(DomainProgress.class).deserializer()
                        .deserialize(record.topic(), record.value()));
                read.put(record.partition(), record.offset() + 1);
                lastRead = System.nanoTime();
            }
        }

        private Example example(String domain, int n) {
            int from = Math.floorMod(domain.hashCode() * 31 + n * 7, sentences.size());
            String text = sentences.get(from) + " (" + n + ")";
            return Example.newBuilder()
                    .setRecordId(domain + "-" + n)
                    .setContentDigest(Sha256.hex(text.getBytes(StandardCharsets.UTF_8)))
                    .setDomain(domain)
                    .setText(text)
                    .setTimestampMillis(System.currentTimeMillis())
                    .setAcceptedAtMillis(System.currentTimeMillis())
                    .setHeldOut(n % 12 == 11)
                    .setOrigin(Origin.newBuilder().setTopic(Topics.RECORDS).setPartition(0).setOffset(n).build())
                    .build();
        }

        /** Where the progress topic ends now, committed or not. */
        Map<Integer, Long> ends() {
            Map<Integer, Long> ends = new HashMap<>();
            uncommitted.endOffsets(partitions).forEach((each, end) -> ends.put(each.partition(), end));
            return ends;
        }

        long read(int partition) {
            return read.get(partition);
        }

        long lastRead() {
            return lastRead;
        }

        long slowest() {
            return written.keySet().stream()
                    .mapToLong(each -> learned.containsKey(each) ? learned.get(each).getAcceptedRecords() : 0)
                    .min().orElse(0);
        }

        long written() {
            return written.values().stream().mapToLong(Integer::longValue).sum();
        }

        /** Ends all batches; whether each learner's own counters say then that each record counted once. */
        boolean countsOnce() throws Exception {
            for (String domain : written.keySet()) {
                producer.send(new ProducerRecord<>(Topics.EXAMPLES, domain, Cut.newBuilder()
                        .setDomain(domain)
                        .setReason(CutReason.QUIET)
                        .setCutAtMillis(System.currentTimeMillis())
                        .setSequence(1)
                        .build()));
            }
            producer.flush();
            await("all examples to be learned", () -> {
                poll();
                return learned.size() == domains && learned.values().stream().allMatch(each ->
                        each.getAcceptedRecords() >= written.get(each.getDomain()) && each.getPendingRecords() == 0);
            });
            return learned.values().stream().allMatch(each ->
                    each.getTrainedRecords() + each.getHeldOutRecords() == written.get(each.getDomain()));
        }

        @Override
        public void close() {
            producer.close();
            progress.close();
            uncommitted.close();
        }
    }
}
