package io.shopwright.analytics.budget;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The best division of a total among segments, each taken as its concave majorant.
 *
 * @param spend of each channel
 * @param prices at which each channel's pool was divided
 */
@SuppressWarnings("ArrayRecordComponent") // handed on within the package, never compared
record Division(double[] spend, double[] prices) {

    /** Where the search for a price begins, if nothing better is known. */
    private static final double SOME_PRICE = 1;

    /**
     * The members of a problem with these segments.
     *
     * @param groups pairs of channel numbers and bounds
     */
    static Pool pool(Segment[] segments, List<Bounds> groups) {
        List<Pool.Member> members = new ArrayList<>();
        boolean[] grouped = new boolean[segments.length];
        for (Bounds group : groups) {
            List<Pool.Member> own = new ArrayList<>();
            for (int channel : group.channels) {
                own.add(segments[channel]);
                grouped[channel] = true;
            }
            members.add(new Pool.Group(new Pool(own), group.channels, group.min, group.max));
        }
        for (int channel = 0; channel < segments.length; channel++) {
            if (!grouped[channel]) {
                members.add(segments[channel]);
            }
        }
        return new Pool(members);
    }

    /** Channels by number, and what they may spend together. */
    record Bounds(List<Integer> channels, double min, double max) {}

    /** Divides what is to be spent. */
    static Division of(Segment[] segments, List<Bounds> groups, Spending spending) {
        Pool pool = pool(segments, groups);
        double total = spending.total(pool);
        Division division = new Division(new double[segments.length], new double[segments.length]);
        double[] amounts = division.divide(pool, total, channels(segments.length, groups), spending.price());
        int member = 0;
        for (Bounds group : groups) {
            Pool own = ((Pool.Group) pool.members().get(member)).pool();
            double guess = division.prices[group.channels.get(0)];
            double[] parts = division.divide(own, amounts[member], singles(group.channels), guess);
            for (int i = 0; i < parts.length; i++) {
                division.spend[group.channels.get(i)] = parts[i];
            }
            member++;
        }
        return division;
    }

    /** Divides one pool, notes its price for the channels of each member, and the spend of members that are channels. */
    private double[] divide(Pool pool, double total, List<List<Integer>> channels, double guess) {
        double[] amounts;
        double price;
        if (total <= pool.least()) {
            amounts = pool.members().stream().mapToDouble(Pool.Member::least).toArray();
            price = Double.POSITIVE_INFINITY;
        } else if (total >= pool.most()) {
            amounts = pool.members().stream().mapToDouble(Pool.Member::most).toArray();
            price = 0;
        } else {
            boolean usable = guess > 0 && guess < Double.POSITIVE_INFINITY;
            Pool.Prices enclosing = pool.prices(total, usable ? guess : SOME_PRICE);
            amounts = pool.amounts(total, enclosing);
            price = enclosing.above();
        }
        for (int i = 0; i < amounts.length; i++) {
            for (int channel : channels.get(i)) {
                prices[channel] = price;
                if (channels.get(i).size() == 1) {
                    spend[channel] = amounts[i];
                }
            }
        }
        return amounts;
    }

    private static List<List<Integer>> channels(int size, List<Bounds> groups) {
        List<List<Integer>> channels = new ArrayList<>();
        boolean[] grouped = new boolean[size];
        for (Bounds group : groups) {
            channels.add(group.channels);
            group.channels.forEach(channel -> grouped[channel] = true);
        }
        for (int channel = 0; channel < size; channel++) {
            if (!grouped[channel]) {
                channels.add(List.of(channel));
            }
        }
        return channels;
    }

    private static List<List<Integer>> singles(List<Integer> channels) {
        return channels.stream().map(List::of).toList();
    }

    double total() {
        return Arrays.stream(spend).sum();
    }
}
