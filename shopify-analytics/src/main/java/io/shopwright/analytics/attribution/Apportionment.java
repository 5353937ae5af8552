package io.shopwright.analytics.attribution;

import java.math.BigInteger;
import java.util.Comparator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** Divides whole amounts by weights with the method of largest remainders (Hamilton). */
final class Apportionment {

    /** Integers up to this are exact as double, and so are sums of them. */
    private static final double EXACT = 0x1p53;
    /** Bits of a double's mantissa. */
    private static final int PRECISION = 53;

    private Apportionment() {}

    /**
     * Divides an amount; a negative one like its opposite, so that a refund takes back what the order gave.
     *
     * @param weights whose sum is not 0; ratios between them are exact for integers, and so are ties
     * @return parts that add up to the amount
     */
    static long[] divide(long amount, double[] weights) {
        if (amount < 0) {
            long[] parts = divide(Math.negateExact(amount), weights);
            for (int i = 0; i < parts.length; i++) {
                parts[i] = -parts[i];
            }
            return parts;
        }
        double sum = DoubleStream.of(weights).sum();
        boolean whole = sum < EXACT && DoubleStream.of(weights).allMatch(w -> w >= 0 && w == Math.rint(w));
        return whole && (double) amount * sum < EXACT ? whole(amount, weights, (long) sum) : exact(amount, weights);
    }

    /** Weights are integers and no product is beyond a long. */
    private static long[] whole(long amount, double[] weights, long sum) {
        long[] parts = new long[weights.length];
        long[] remainders = new long[weights.length];
        long left = amount;
        for (int i = 0; i < weights.length; i++) {
            long product = amount * (long) weights[i];
            parts[i] = product / sum;
            remainders[i] = product % sum;
            left -= parts[i];
        }
        return handOut(left, parts, Comparator.comparingLong(i -> -remainders[i]));
    }

    /** A double is a whole multiple of a power of two, so any weights have an exact answer. */
    private static long[] exact(long amount, double[] weights) {
        int lowest =
                DoubleStream.of(weights).mapToInt(Apportionment::lastBit).min().orElse(0);
        BigInteger[] whole = new BigInteger[weights.length];
        BigInteger sum = BigInteger.ZERO;
        for (int i = 0; i < whole.length; i++) {
            long mantissa = (long) Math.scalb(weights[i], -lastBit(weights[i]));
            whole[i] = BigInteger.valueOf(mantissa).shiftLeft(lastBit(weights[i]) - lowest);
            sum = sum.add(whole[i]);
        }
        long[] parts = new long[weights.length];
        BigInteger[] remainders = new BigInteger[weights.length];
        long left = amount;
        BigInteger divisor = sum.abs();
        BigInteger signed = BigInteger.valueOf(Math.multiplyExact(sum.signum(), amount));
        for (int i = 0; i < weights.length; i++) {
            BigInteger product = whole[i].multiply(signed);
            remainders[i] = product.mod(divisor);
            parts[i] = product.subtract(remainders[i]).divide(divisor).longValueExact();
            left -= parts[i];
        }
        return handOut(
                left, parts, Comparator.comparing((Integer i) -> remainders[i]).reversed());
    }

    /** The exponent of the last bit of a double's mantissa. */
    private static int lastBit(double weight) {
        return Math.max(Math.getExponent(weight), Double.MIN_EXPONENT) - (PRECISION - 1);
    }

    private static long[] handOut(long left, long[] parts, Comparator<Integer> order) {
        IntStream.range(0, parts.length).boxed().sorted(order).limit(left).forEach(i -> parts[i]++);
        return parts;
    }
}
