package io.alluvium.standalone.fuzz.reader;

import java.util.List;

/** Valid bodies of requests, to begin with. */
public final class Bodies {

    /** Documents, one each. */
    public static final List<String> DOCUMENTS = List.of(
            "{\"text\":\"the river leaves its sediment behind\"}",
            "{\"id\":\"d-1\",\"domain\":\"river\",\"text\":\"a \\u00e9 stream\",\"source\":\"gauge\","
                    + "\"timestampMillis\":1700000000000,\"attributes\":{\"language\":\"en\",\"b\":\"c\"}}",
            "{\"text\":\"unknown fields are passed over\",\"more\":{\"deep\":[1,2,{\"x\":null}]}}");

    /** Wishes for completions. */
    public static final List<String> COMPLETIONS = List.of(
            "{\"model\":\"river\",\"prompt\":\"the river\",\"max_tokens\":4,\"temperature\":0.5,\"top_p\":0.9,\"top_k\":5,"
                    + "\"seed\":7,\"stop\":[\"\\n\",\".\"],\"stream\":false,\"n\":1,\"echo\":false}",
            "{\"model\":\"base\",\"prompt\":[\"a\",\"b\"],\"presence_penalty\":0,\"frequency_penalty\":0.0,"
                    + "\"logprobs\":null,\"repetition_penalty\":1.1,\"stream\":false,"
                    + "\"stream_options\":{\"include_usage\":true}}",
            "{\"model\":\"base\",\"prompt\":\"a\",\"max_tokens\":2,\"stream\":true}");

    /** Wishes for scores. */
    public static final List<String> SCORES = List.of(
            "{\"model\":\"river@1\",\"text\":\"the river\"}",
            "{\"model\":\"base\",\"text\":\"the river\"}",
            "{\"texts\":[\"a river\",\"the ground\"],\"window\":16,\"model\":\"river:live\"}");

    private Bodies() {}
}
