package io.alluvium.learning.composer;

import java.util.List;

/**
 * The net that tells how much attention a text gives to each prompt, with its way back. Its numbers are {@code down [bottleneck,
 * in]}, then {@code up [out, bottleneck]}.
 */
final class AttentionNet {

    private static final double EPSILON = 1e-5;

    private final float[] weights;
    private final int bottleneck;
    private final int in;
    private final int out;
    private final double temperature;

    AttentionNet(float[] weights, int bottleneck, int out, double temperature) {
        this.weights = weights;
        this.bottleneck = bottleneck;
        this.in = weights.length / bottleneck - out;
        this.out = out;
        this.temperature = temperature;
    }

    /** What a text gives to prompts, of which the first is the target. */
    Attention attend(float[] query, List<float[]> prompts) {
        return new Attention(query, prompts);
    }

    /** One text's attention. */
    final class Attention {

        private final float[] query;
        private final List<float[]> prompts;
        private final double[] hidden = new double[bottleneck];
        private final double[] normed = new double[out];
        private final double[] shares;
        private double deviation;

        private Attention(float[] query, List<float[]> prompts) {
            this.query = query;
            this.prompts = prompts;
            this.shares = new double[prompts.size()];
            forward();
        }

        private void forward() {
            for (int h = 0; h < bottleneck; h++) {
                for (int i = 0; i < in; i++) {
                    hidden[h] += (double) weights[h * in + i] * query[i];
                }
            }
            double mean = 0;
            for (int o = 0; o < out; o++) {
                for (int h = 0; h < bottleneck; h++) {
                    normed[o] += up(o, h) * silu(hidden[h]);
                }
                mean += normed[o] / out;
            }
            double variance = 0;
            for (int o = 0; o < out; o++) {
                normed[o] -= mean;
                variance += normed[o] * normed[o] / out;
            }
            deviation = Math.sqrt(variance + EPSILON);
            for (int o = 0; o < out; o++) {
                normed[o] /= deviation;
            }
            softmax();
        }

        private void softmax() {
            double most = Double.NEGATIVE_INFINITY;
            for (int j = 0; j < shares.length; j++) {
                for (int o = 0; o < out; o++) {
                    shares[j] += prompts.get(j)[largest(j, o)] * normed[o] / temperature;
                }
                most = Math.max(most, shares[j]);
            }
            double sum = 0;
            for (int j = 0; j < shares.length; j++) {
                shares[j] = StrictMath.exp(shares[j] - most);
                sum += shares[j];
            }
            for (int j = 0; j < shares.length; j++) {
                shares[j] /= sum;
            }
        }

        /** How much each prompt gets; all together 1. */
        double[] shares() {
            return shares.clone();
        }

        /** The target, and the prompts by their shares. */
        float[] mixed() {
            float[] mixed = prompts.get(0).clone();
            for (int j = 0; j < shares.length; j++) {
                for (int i = 0; i < mixed.length; i++) {
                    mixed[i] += (float) (shares[j] * prompts.get(j)[i]);
                }
            }
            return mixed;
        }

        /** Of the target and the net, given that of the mixture. */
        float[] back(float... ofMixed) {
            double[] ofScores = ofScores(ofMixed);
            int prompt = ofMixed.length;
            float[] gradient = new float[prompt + weights.length];
            for (int i = 0; i < prompt; i++) {
                gradient[i] = (float) (ofMixed[i] * (1 + shares[0]));
            }
            double[] ofNormed = new double[out];
            for (int o = 0; o < out; o++) {
                gradient[largest(0, o)] += (float) (ofScores[0] * normed[o] / temperature);
                for (int j = 0; j < shares.length; j++) {
                    ofNormed[o] += ofScores[j] * prompts.get(j)[largest(j, o)] / temperature;
                }
            }
            backThroughNet(ofNormed, gradient, prompt);
            return gradient;
        }

        private double[] ofScores(float... ofMixed) {
            double[] ofShares = new double[shares.length];
            double mean = 0;
            for (int j = 0; j < shares.length; j++) {
                for (int i = 0; i < ofMixed.length; i++) {
                    ofShares[j] += (double) ofMixed[i] * prompts.get(j)[i];
                }
                mean += shares[j] * ofShares[j];
            }
            double[] ofScores = new double[shares.length];
            for (int j = 0; j < shares.length; j++) {
                ofScores[j] = shares[j] * (ofShares[j] - mean);
            }
            return ofScores;
        }

        private void backThroughNet(double[] ofNormed, float[] gradient, int prompt) {
            double mean = 0;
            double along = 0;
            for (int o = 0; o < out; o++) {
                mean += ofNormed[o] / out;
                along += ofNormed[o] * normed[o] / out;
            }
            double[] ofActive = new double[bottleneck];
            for (int o = 0; o < out; o++) {
                double ofUp = (ofNormed[o] - mean - normed[o] * along) / deviation;
                for (int h = 0; h < bottleneck; h++) {
                    gradient[prompt + bottleneck * in + o * bottleneck + h] = (float) (ofUp * silu(hidden[h]));
                    ofActive[h] += ofUp * up(o, h);
                }
            }
            for (int h = 0; h < bottleneck; h++) {
                double open = 1 / (1 + StrictMath.exp(-hidden[h]));
                double ofHidden = ofActive[h] * open * (1 + hidden[h] * (1 - open));
                for (int i = 0; i < in; i++) {
                    gradient[prompt + h * in + i] = (float) (ofHidden * query[i]);
                }
            }
        }

        /** Where a prompt's largest number of a column stands. */
        private int largest(int j, int column) {
            float[] prompt = prompts.get(j);
            int largest = column;
            for (int i = column; i < prompt.length; i += out) {
                largest = prompt[i] > prompt[largest] ? i : largest;
            }
            return largest;
        }

        private double up(int o, int h) {
            return weights[bottleneck * in + o * bottleneck + h];
        }
    }

    private static double silu(double x) {
        return x / (1 + StrictMath.exp(-x));
    }
}
