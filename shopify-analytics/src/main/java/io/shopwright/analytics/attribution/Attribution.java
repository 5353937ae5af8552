package io.shopwright.analytics.attribution;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What each channel is credited with.
 *
 * @param credits one a channel, each channel once
 */
public record Attribution(List<Credit> credits) {

    /** Copies the list. */
    public Attribution {
        credits = List.copyOf(credits);
    }

    /**
     * The part of one channel.
     *
     * @param channel its name
     * @param conversions orders or parts of orders. Negative only from Shapley values of rates
     * @param value what these are worth, in the unit of the journeys' values
     */
    public record Credit(String channel, double conversions, double value) {}

    /** The credit of a channel; 0 for one that is not there. */
    public Credit credit(String channel) {
        return credits.stream()
                .filter(credit -> credit.channel().equals(channel))
                .findFirst()
                .orElse(new Credit(channel, 0, 0));
    }

    /** The conversions of all channels. */
    public double conversions() {
        return credits.stream().mapToDouble(Credit::conversions).sum();
    }

    /** The value of all channels. */
    public double value() {
        return credits.stream().mapToDouble(Credit::value).sum();
    }

    /**
     * Divides an amount of money like the value, by largest remainder: each channel gets its share rounded down, and the
     * minor units that are left go to the largest remainders, of equal ones to the earlier channel. The parts add up to
     * the amount.
     *
     * @return empty if no channel has value
     */
    public Map<String, Long> divide(long minorUnits) {
        double[] weights = credits.stream().mapToDouble(Credit::value).toArray();
        if (weights.length == 0 || value() == 0) {
            return Map.of();
        }
        long[] parts = Apportionment.divide(minorUnits, weights);
        Map<String, Long> byChannel = new LinkedHashMap<>();
        for (int i = 0; i < parts.length; i++) {
            byChannel.put(credits.get(i).channel(), parts[i]);
        }
        return Collections.unmodifiableMap(byChannel);
    }

    static Attribution of(List<String> channels, double[] conversions, double[] values) {
        List<Credit> credits = new ArrayList<>(channels.size());
        for (int i = 0; i < channels.size(); i++) {
            credits.add(new Credit(channels.get(i), conversions[i], values[i]));
        }
        return new Attribution(credits);
    }
}
