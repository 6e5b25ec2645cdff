package io.alluvium.learning.optimizer;

import io.alluvium.learning.plug.Checks;

/**
 * Adam (Kingma and Ba 2015) with bias correction and a linear warm-up.
 *
 * <pre>
 * m = beta1 m + (1 - beta1) g          v = beta2 v + (1 - beta2) g^2
 * p = p - rate min(1, t / (warmup + 1)) (m / (1 - beta1^t)) / (sqrt(v / (1 - beta2^t)) + epsilon)
 * </pre>
 *
 * <p>Strict math makes the powers the same on every machine.
 */
final class AdamOptimizer implements Optimizer {

    private final Config config;

    AdamOptimizer(Config config) {
        this.config = config;
    }

    @Override
    public Update step(float[] parameters, float[] gradient, Moments moments) {
        long t = moments.updates() + 1;
        double rate = config.rate() * Math.min(1, t / (config.warmup() + 1.0));
        double firstCorrection = 1 - StrictMath.pow(config.beta1(), t);
        double secondCorrection = 1 - StrictMath.pow(config.beta2(), t);
        float[] next = new float[parameters.length];
        float[] first = new float[parameters.length];
        float[] second = new float[parameters.length];
        for (int i = 0; i < next.length; i++) {
            double g = gradient[i];
            double m = config.beta1() * moments.first()[i] + (1 - config.beta1()) * g;
            double v = config.beta2() * moments.second()[i] + (1 - config.beta2()) * g * g;
            first[i] = (float) m;
            second[i] = (float) v;
            double move = m / firstCorrection / (Math.sqrt(v / secondCorrection) + config.epsilon());
            next[i] = (float) (parameters[i] - rate * move);
        }
        return new Update(next, new Moments(first, second, t));
    }

    /** {@code warmup}: updates before the full rate is reached. */
    record Config(double rate, double beta1, double beta2, double epsilon, int warmup) {
        Config {
            Checks.positive("rate", rate);
            Checks.between("beta1", beta1, 0, 0.999999);
            Checks.between("beta2", beta2, 0, 0.999999);
            Checks.positive("epsilon", epsilon);
            Checks.atLeast("warmup", warmup, 0);
        }
    }
}
