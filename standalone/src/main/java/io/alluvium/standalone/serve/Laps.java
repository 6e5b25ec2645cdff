package io.alluvium.standalone.serve;

import io.alluvium.standalone.throughput.Spread;
import java.util.ArrayList;
import java.util.List;

/** Milliseconds of the three contestants, round by round. */
final class Laps {

    private final List<List<Double>> millis = List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());

    void add(Prompting prompting, double measured) {
        millis.get(prompting.ordinal()).add(measured);
    }

    List<Double> of(Prompting prompting) {
        return millis.get(prompting.ordinal());
    }

    ServeResult.Part part() {
        return new ServeResult.Part(
                Spread.of(of(Prompting.NONE)),
                Spread.of(of(Prompting.ONE)),
                Spread.of(of(Prompting.MANY)),
                over(Prompting.ONE, Prompting.NONE),
                over(Prompting.MANY, Prompting.ONE),
                least(Prompting.ONE) / least(Prompting.NONE),
                least(Prompting.MANY) / least(Prompting.ONE));
    }

    private double least(Prompting prompting) {
        return Spread.of(of(prompting)).least();
    }

    private Spread over(Prompting above, Prompting below) {
        List<Double> ratios = new ArrayList<>();
        for (int round = 0; round < of(above).size(); round++) {
            ratios.add(of(above).get(round) / of(below).get(round));
        }
        return Spread.of(ratios);
    }
}
