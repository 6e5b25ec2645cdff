package io.alluvium.standalone.fuzz.reader;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.alluvium.standalone.fuzz.FuzzTarget;
import io.alluvium.standalone.fuzz.Profile;
import io.alluvium.standalone.fuzz.Verdict;
import io.alluvium.standalone.fuzz.cases.Dice;
import io.alluvium.standalone.fuzz.cases.JsonCases;
import io.alluvium.worker.http.CompletionReader;
import io.alluvium.worker.http.RequestReader;
import io.alluvium.worker.http.ScoreReader;
import io.alluvium.worker.predict.PredictException;
import io.alluvium.worker.prompt.ModelName;
import java.nio.charset.StandardCharsets;

/** Bodies of requests for completions and for scores. */
final class Requests implements FuzzTarget {

    private final ObjectMapper json = new ObjectMapper();
    private final boolean completions;
    private final Profile profile;
    private final JsonCases cases;

    private Requests(String name, boolean completions) {
        this.completions = completions;
        this.profile = Profile.of(name, 60, PredictException.class);
        this.cases = new JsonCases(completions ? Bodies.COMPLETIONS : Bodies.SCORES);
    }

    static Requests completions() {
        return new Requests("completion-requests", true);
    }

    static Requests scores() {
        return new Requests("score-requests", false);
    }

    @Override
    public Profile profile() {
        return profile;
    }

    @Override
    public byte[] make(Dice dice) {
        return cases.make(dice);
    }

    @Override
    public Verdict read(byte[] input) {
        RequestReader body = RequestReader.of(json, new String(input, StandardCharsets.UTF_8));
        String model = completions
                ? CompletionReader.read(body, () -> 1L).model()
                : ScoreReader.read(body).model();
        body.flag("stream", false);
        body.flagIn("stream_options", "include_usage");
        return ModelName.parse(model).isPresent() ? Verdict.accepted() : Verdict.refused("no name of a model");
    }
}
