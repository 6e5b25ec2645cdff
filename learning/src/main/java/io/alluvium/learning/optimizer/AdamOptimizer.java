package io.alluvium.learning.optimizer;

import io.alluvium.learning.plug.Checks;

/**
 * Adam (Kingma and Ba 2015) with bias correction, a linear warm-up, and a rate that falls with the square root of the
 * updates, down to a floor: what a long stream says again and again is averaged, and a new regime can still be learned.
 *
 * <pre>
 * m = beta1 m + (1 - beta1) g          v = beta2 v + (1 - beta2) g^2
 * r = rate min(1, t / (warmup + 1)) max(floor, 1 / sqrt(1 + t / decay))
 * p = p - r (m / (1 - beta1^t)) / (sqrt(v / (1 - beta2^t)) + epsilon)
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
        double rate = config.rateAt(t);
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

    /**
     * {@code warmup}: updates before the full rate is reached; {@code decay}: updates after which it has fallen to 0.71
     * of that, 0 for never; {@code floor}: the least share of the full rate.
     */
    record Config(double rate, double beta1, double beta2, double epsilon, int warmup, int decay, double floor) {
        Config {
            Checks.positive("rate", rate);
            Checks.between("beta1", beta1, 0, 0.999999);
            Checks.between("beta2", beta2, 0, 0.999999);
            Checks.positive("epsilon", epsilon);
            Checks.atLeast("warmup", warmup, 0);
            Checks.atLeast("decay", decay, 0);
            Checks.between("floor", floor, 0, 1);
        }

        double rateAt(long t) {
            double fall = decay == 0 ? 1 : Math.max(floor, 1 / Math.sqrt(1 + (double) t / decay));
            return rate * Math.min(1, t / (warmup + 1.0)) * fall;
        }
    }
}
