package io.shopwright.analytics.experiment;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Optional;

/**
 * Gives each unit its arm by a hash: the same unit always the same one, in any process or language, without a table.
 *
 * <p>The digest is SHA-256 (FIPS 180-4) of the UTF-8 bytes of {@code experiment + ":" + unit}. Its first 52 bits (13 hex
 * digits) over 2^52 choose the arm: the arms lie side by side in [0, 1) in their order, each as wide as its share of the
 * weights. Its next 52 bits over 2^52 decide whether the unit takes part: it does if they are below the traffic. As the two
 * parts are independent, more traffic never moves a unit to another arm.
 *
 * <p>Units of different experiments are split independently. Changing the weights or the order of arms moves units.
 *
 * @param experiment name without a colon; a new name is a new split
 * @param arms at least one weight must be positive
 * @param traffic share of the units that take part, in [0, 1]
 */
public record Assignment(String experiment, List<Arm> arms, double traffic) {

    private static final double SCALE = 1L << 52;

    /**
     * An arm.
     *
     * @param name of the arm
     * @param weight share of the traffic relative to the others; not negative
     */
    public record Arm(String name, double weight) {

        /** Checks the weight. */
        public Arm {
            Check.notNegative(weight, "weight of " + name);
        }
    }

    /** Checks the parts and copies the list. */
    public Assignment {
        if (experiment.isEmpty() || experiment.indexOf(':') >= 0) {
            throw new IllegalArgumentException("experiment must be a name without a colon: " + experiment);
        }
        arms = List.copyOf(arms);
        Check.positive(arms.stream().mapToDouble(Arm::weight).sum(), "sum of weights");
        if (arms.stream().map(Arm::name).distinct().count() < arms.size()) {
            throw new IllegalArgumentException("arms must have different names: " + arms);
        }
        Check.probability(traffic, "traffic");
    }

    /** All units take part. */
    public Assignment(String experiment, List<Arm> arms) {
        this(experiment, arms, 1);
    }

    /**
     * Returns the name of a unit's arm; empty if the unit does not take part.
     *
     * @param unit stable identifier, as a customer's
     */
    public Optional<String> arm(String unit) {
        byte[] digest = sha256(experiment + ":" + unit);
        if (!(share(digest, 13) < traffic)) {
            return Optional.empty();
        }
        double place = share(digest, 0) * arms.stream().mapToDouble(Arm::weight).sum();
        double end = 0;
        String last = "";
        for (Arm arm : arms) {
            end += arm.weight();
            last = arm.weight() > 0 ? arm.name() : last;
            if (place < end) {
                return Optional.of(arm.name());
            }
        }
        return Optional.of(last); // the sum of the weights, rounded, ended below the place
    }

    static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform must have SHA-256", e);
        }
    }

    /** 52 bits from the given hex digit on, as a number in [0, 1). */
    static double share(byte[] digest, int firstHexDigit) {
        long bits = 0;
        for (int i = firstHexDigit; i < firstHexDigit + 13; i++) {
            int digit = (digest[i / 2] >> (i % 2 == 0 ? 4 : 0)) & 0xf;
            bits = bits << 4 | digit;
        }
        return bits / SCALE;
    }
}
