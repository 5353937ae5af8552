package io.shopwright.analytics.attribution;

import java.time.Duration;

/** Weights that halve with each half-life before the order, relative to the last touch. */
record TimeDecay(Duration halfLife, Ages ages) implements CreditRule {

    /** How ages are measured. */
    enum Ages {
        CONTINUOUS {
            @Override
            double halfLives(double age) {
                return age;
            }
        },
        WHOLE_HALF_LIVES {
            @Override
            double halfLives(double age) {
                return Math.floor(age);
            }
        };

        /** The exponent of an age, given in half-lives. */
        abstract double halfLives(double age);
    }

    /** Seconds. */
    private static final double NANO = 1e-9;

    TimeDecay {
        if (halfLife.isNegative() || halfLife.isZero()) {
            throw new IllegalArgumentException("half-life must be > 0: " + halfLife);
        }
    }

    @Override
    public double[] weights(TouchSequence journey) {
        double seconds = halfLife.toSeconds() + halfLife.toNanosPart() * NANO;
        double[] weights = new double[journey.size()];
        double nearest = ages.halfLives(journey.secondsBeforeOrder(weights.length - 1) / seconds);
        for (int i = 0; i < weights.length; i++) {
            double age = ages.halfLives(journey.secondsBeforeOrder(i) / seconds);
            weights[i] = Math.pow(2, nearest - age);
        }
        return weights;
    }
}
