package io.shopwright.analytics.segment;

/**
 * One number known of every customer.
 *
 * @param name what it is, such as "orders"
 * @param scale how differences of it count
 */
public record Feature(String name, Scale scale) {

    /** How a number is taken before it is standardised. */
    public enum Scale {
        /** As it is: from 1 to 2 is as far as from 101 to 102. */
        LINEAR {
            @Override
            double from(double value) {
                return value;
            }

            @Override
            double back(double scaled) {
                return scaled;
            }
        },
        /** As {@code ln(1 + value)}, for numbers from 0 on with few great ones: counts, days and money. */
        LOG {
            @Override
            double from(double value) {
                return Math.log1p(value);
            }

            @Override
            double back(double scaled) {
                return Math.expm1(scaled);
            }
        };

        abstract double from(double value);

        abstract double back(double scaled);
    }

    /** A feature whose differences count as they are. */
    public static Feature linear(String name) {
        return new Feature(name, Scale.LINEAR);
    }

    /** A feature whose ratios count. */
    public static Feature log(String name) {
        return new Feature(name, Scale.LOG);
    }
}
