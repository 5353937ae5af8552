package io.shopwright.testkit;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** Random numbers that are the same for the same seed on every JVM. */
final class Draws {
    private final SplittableRandom random;

    private Draws(SplittableRandom random) {
        this.random = random;
    }

    static Draws seeded(long seed) {
        return new Draws(new SplittableRandom(seed));
    }

    /** A stream of its own: how much is drawn from it changes nothing in this one. */
    Draws split() {
        return new Draws(random.split());
    }

    /** In [0, 1). */
    double uniform() {
        return random.nextDouble();
    }

    double uniform(double low, double high) {
        return low + (high - low) * uniform();
    }

    boolean chance(double probability) {
        return uniform() < probability;
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    <T> T oneOf(List<T> elements) {
        return elements.get(below(elements.size()));
    }

    double exponential(double rate) {
        return -StrictMath.log(1 - uniform()) / rate;
    }

    /** The number of events in a time in which so many are expected; takes as long as there are events. */
    int poisson(double mean) {
        int events = 0;
        for (double time = exponential(1); time < mean; time += exponential(1)) {
            events++;
        }
        return events;
    }

    /** The index of one of the weights, each as likely as it is heavy. */
    int weighted(double... weights) {
        double left = uniform() * Arrays.stream(weights).sum();
        int last = weights.length - 1;
        for (int i = 0; i < last; i++) {
            left -= weights[i];
            if (left < 0) {
                return i;
            }
        }
        return last;
    }

    /** By the polar method. */
    private double normal() {
        while (true) {
            double u = uniform(-1, 1);
            double v = uniform(-1, 1);
            double s = u * u + v * v;
            if (s > 0 && s < 1) {
                return u * StrictMath.sqrt(-2 * StrictMath.log(s) / s);
            }
        }
    }

    /**
     * With the mean {@code shape / rate}. Source: G. Marsaglia, W. W. Tsang (2000), A Simple Method for Generating Gamma
     * Variables, with their step for shapes below 1.
     */
    double gamma(double shape, double rate) {
        if (shape < 1) {
            return gamma(shape + 1, rate) * StrictMath.pow(1 - uniform(), 1 / shape);
        }
        double d = shape - 1.0 / 3;
        double c = 1 / StrictMath.sqrt(9 * d);
        while (true) {
            double x = normal();
            double v = 1 + c * x;
            if (v > 0) {
                double cube = v * v * v;
                double bound = 0.5 * x * x + d - d * cube + d * StrictMath.log(cube);
                if (StrictMath.log(1 - uniform()) < bound) {
                    return d * cube / rate;
                }
            }
        }
    }

    double beta(double a, double b) {
        double x = gamma(a, 1);
        return x / (x + gamma(b, 1));
    }
}
