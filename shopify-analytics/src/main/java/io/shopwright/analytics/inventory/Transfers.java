package io.shopwright.analytics.inventory;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * Stock moved from locations that have too much to those that have too little, in few moves: always from the greatest
 * surplus to the greatest shortage.
 */
public final class Transfers {

    private Transfers() {}

    /**
     * A place with stock.
     *
     * @param onHand units, &gt;= 0
     * @param target what it should have, &gt;= 0, as a reorder point plus expected demand
     */
    public record Location(String id, double onHand, double target) {

        public Location {
            Check.notNegative(onHand, "onHand");
            Check.notNegative(target, "target");
        }
    }

    /**
     * A move.
     *
     * @param from the id of a location
     * @param to the id of another
     * @param units &gt; 0
     */
    public record Transfer(String from, String to, double units) {}

    /**
     * Plans moves. No location falls below its target by them, none rises above; equal ones are taken in the order of ids.
     *
     * @param least the smallest move worth its cost, &gt; 0; smaller ones are left out
     */
    public static List<Transfer> plan(List<Location> locations, double least) {
        Check.positive(least, "least");
        PriorityQueue<Gap> surplus = new PriorityQueue<>(Gap.GREATEST_FIRST);
        PriorityQueue<Gap> shortage = new PriorityQueue<>(Gap.GREATEST_FIRST);
        for (Location location : locations) {
            double gap = location.onHand - location.target;
            (gap > 0 ? surplus : shortage).add(new Gap(location.id, Math.abs(gap)));
        }
        List<Transfer> transfers = new ArrayList<>();
        while (!surplus.isEmpty() && !shortage.isEmpty()) {
            Gap from = surplus.poll();
            Gap to = shortage.poll();
            double units = Math.min(from.units, to.units);
            if (units < least) {
                break;
            }
            transfers.add(new Transfer(from.id, to.id, units));
            surplus.add(new Gap(from.id, from.units - units));
            shortage.add(new Gap(to.id, to.units - units));
        }
        return List.copyOf(transfers);
    }

    private record Gap(String id, double units) {

        static final Comparator<Gap> GREATEST_FIRST =
                Comparator.comparingDouble(Gap::units).reversed().thenComparing(Gap::id);
    }
}
