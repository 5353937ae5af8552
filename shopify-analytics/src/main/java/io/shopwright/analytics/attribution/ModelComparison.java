package io.shopwright.analytics.attribution;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Attribution models side by side: where they agree, the choice does not matter; where they differ, it decides.
 *
 * @param models their names
 * @param rows one a channel
 */
public record ModelComparison(List<String> models, List<Row> rows) {

    /** Copies the lists. */
    public ModelComparison {
        models = List.copyOf(models);
        rows = List.copyOf(rows);
        for (Row row : rows) {
            if (row.shares.size() != models.size()) {
                throw new IllegalArgumentException("need a share for each of " + models.size() + " models: " + row);
            }
        }
    }

    /**
     * One channel in the eyes of all models.
     *
     * @param channel its name
     * @param shares of the credited conversions, one a model in the same order; 0 where a model credits nothing
     * @param valueShares of the credited value
     */
    public record Row(String channel, List<Double> shares, List<Double> valueShares) {

        /** Copies the lists. */
        public Row {
            shares = List.copyOf(shares);
            valueShares = List.copyOf(valueShares);
        }

        /** The highest share less the lowest: how much of all conversions hangs on the choice of a model. */
        public double spread() {
            double highest =
                    shares.stream().mapToDouble(Double::doubleValue).max().orElse(0);
            double lowest =
                    shares.stream().mapToDouble(Double::doubleValue).min().orElse(0);
            return highest - lowest;
        }
    }

    /**
     * Compares attributions of the same journeys.
     *
     * @param attributions by the names of the models, at least one; columns come in the order of the map
     */
    public static ModelComparison of(Map<String, Attribution> attributions) {
        Check.positive(attributions.size(), "models");
        Set<String> channels = new LinkedHashSet<>();
        for (Attribution attribution : attributions.values()) {
            attribution.credits().forEach(credit -> channels.add(credit.channel()));
        }
        List<Row> rows = new ArrayList<>();
        for (String channel : channels) {
            List<Double> shares = new ArrayList<>();
            List<Double> valueShares = new ArrayList<>();
            for (Attribution attribution : attributions.values()) {
                Attribution.Credit credit = attribution.credit(channel);
                shares.add(share(credit.conversions(), attribution.conversions()));
                valueShares.add(share(credit.value(), attribution.value()));
            }
            rows.add(new Row(channel, shares, valueShares));
        }
        return new ModelComparison(List.copyOf(attributions.keySet()), rows);
    }

    /**
     * Compares Shopify's five models, the linear family, a Markov chain and the Shapley value of sums.
     *
     * @param markovOrder 1 to 4
     */
    public static ModelComparison of(Journeys journeys, int markovOrder) {
        Map<String, Attribution> attributions = new LinkedHashMap<>();
        for (ShopifyModel model : ShopifyModel.values()) {
            attributions.put(model.name(), journeys.attribute(model.rule()));
        }
        attributions.put("U-shaped", journeys.attribute(CreditRule.uShaped()));
        attributions.put(
                "Markov, order " + markovOrder,
                MarkovAttribution.of(journeys, markovOrder).attribution());
        attributions.put("Shapley, sums", Shapley.ofSums(journeys));
        return of(attributions);
    }

    /** Sum of the distances between the shares of two models, halved: the part of the credit that they place apart. */
    public double distance(String model, String other) {
        int i = column(model);
        int j = column(other);
        double sum = 0;
        for (Row row : rows) {
            sum += Math.abs(row.shares.get(i) - row.shares.get(j));
        }
        return sum / 2;
    }

    private int column(String model) {
        int column = models.indexOf(model);
        if (column < 0) {
            throw new IllegalArgumentException("no model " + model + "; there are " + models);
        }
        return column;
    }

    private static double share(double part, double all) {
        return all == 0 ? 0 : part / all;
    }
}
