package io.shopwright.examples.benchmarks;

import java.util.stream.IntStream;

/**
 * Paths of customers through twelve channels, some visited far more often than others, with memory of the last channel;
 * five touches on average, and every fifth journey converts.
 */
final class SimulatedPaths {

    private static final String[] CHANNELS = {
        "Direct",
        "Organic Search",
        "Paid Search",
        "Email",
        "Paid Social",
        "Organic Social",
        "Affiliate",
        "Referral",
        "SMS",
        "Display",
        "Video",
        "Print"
    };
    private static final double CONTINUES = 0.8;
    private static final double STAYS = 0.4;
    private static final double CONVERTS = 0.2;

    final String[] path;
    final boolean[] converted;

    SimulatedPaths(int journeys, long seed) {
        Chance chance = new Chance(seed);
        path = new String[journeys];
        converted = new boolean[journeys];
        for (int i = 0; i < journeys; i++) {
            int channel = channel(chance);
            StringBuilder text = new StringBuilder(CHANNELS[channel]);
            while (chance.share() < CONTINUES) {
                if (chance.share() > STAYS) {
                    channel = chance.share() < 0.5 ? (channel * 5 + 3) % CHANNELS.length : channel(chance);
                }
                text.append(" > ").append(CHANNELS[channel]);
            }
            path[i] = text.toString();
            converted[i] = chance.share() < CONVERTS * (1 + channel % 3) / 2;
        }
    }

    /** One row a journey, as comma-separated values with a heading. */
    String csv() {
        StringBuilder text = new StringBuilder("path,conversions,value,lost\n");
        IntStream.range(0, path.length)
                .forEach(i -> text.append(path[i]).append(converted[i] ? ",1,10,0\n" : ",0,0,1\n"));
        return text.toString();
    }

    private static int channel(Chance chance) {
        return (int) (CHANNELS.length * Math.pow(chance.share(), 2));
    }
}
