package io.alluvium.standalone.fuzz.reader;

import io.alluvium.schemas.Document;
import io.alluvium.schemas.Topics;
import io.alluvium.standalone.fuzz.cases.CaseSource;
import io.alluvium.standalone.fuzz.cases.JsonCases;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Hostile values for every topic behind ingest. */
public final class InnerTopics {

    private InnerTopics() {}

    /** By topic. */
    public static Map<String, CaseSource> cases() {
        Map<String, CaseSource> cases = new TreeMap<>();
        cases.put(Topics.EXAMPLES, Samples.cases(Samples.example(), Samples.cut(), Samples.document()));
        cases.put(Topics.VERSIONS, Samples.cases(Samples.manifest(), Samples.move()));
        cases.put(Topics.ALIAS_REQUESTS, Samples.cases(Samples.move(), Samples.manifest()));
        cases.put(Topics.REGISTRY_LOG, Samples.cases(Samples.manifest(), Samples.move(), Samples.cut()));
        cases.put(Topics.ANNOUNCEMENTS, Samples.cases(Samples.announcement(), Samples.move()));
        cases.put(Topics.ACKNOWLEDGEMENTS, Samples.cases(Samples.acknowledgement(), Samples.cut()));
        cases.put(Topics.PROGRESS, Samples.cases(Samples.progress(), Samples.cut()));
        cases.put(
                Topics.SCHEMAS, new JsonCases(List.of(Document.getClassSchema().toString())));
        return cases;
    }

    /** A key that such a topic has for the domain of the values. */
    public static String key(String topic) {
        return topic.equals(Topics.ANNOUNCEMENTS) ? Samples.DOMAIN + ":live" : Samples.DOMAIN;
    }
}
