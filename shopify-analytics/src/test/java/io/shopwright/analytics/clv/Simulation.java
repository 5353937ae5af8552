package io.shopwright.analytics.clv;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.distribution.BetaDistribution;
import org.apache.commons.math3.distribution.GammaDistribution;
import org.apache.commons.math3.random.RandomGenerator;
import org.apache.commons.math3.random.Well19937c;

/** Draws customers from the models themselves. */
final class Simulation {

    private Simulation() {}

    /** Customers observed in weeks, each for whole days up to a year, with purchases counted by day. */
    static List<CustomerSummary> customers(BgNbd model, int number, long seed) {
        RandomGenerator random = new Well19937c(seed);
        GammaDistribution rates = new GammaDistribution(random, model.r(), 1 / model.alpha());
        BetaDistribution dropouts = new BetaDistribution(random, model.a(), model.b());
        List<CustomerSummary> customers = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            double rate = rates.sample() / 7;
            double dropout = dropouts.sample();
            int age = 1 + random.nextInt(364);
            int frequency = 0;
            double last = 0;
            double time = 0;
            boolean alive = true;
            while (alive) {
                time -= Math.log(1 - random.nextDouble()) / rate;
                alive = time <= age && random.nextDouble() >= dropout;
                if (time <= age && Math.floor(time) > last) {
                    frequency++;
                    last = Math.floor(time);
                }
            }
            customers.add(new CustomerSummary(frequency, last / 7, age / 7.0));
        }
        return customers;
    }

    /** Customers of any model, all observed for the same time, with every purchase counted. */
    static List<CustomerSummary> histories(PurchaseModel model, int number, double age, long seed) {
        RandomGenerator random = new Well19937c(seed);
        List<CustomerSummary> customers = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            customers.add(history(model, age, random));
        }
        return customers;
    }

    private static CustomerSummary history(PurchaseModel model, double age, RandomGenerator random) {
        double rate;
        double dropout = 0;
        double lifetime = Double.POSITIVE_INFINITY;
        boolean alive = true;
        if (model instanceof ParetoNbd pareto) {
            rate = new GammaDistribution(random, pareto.r(), 1 / pareto.alpha()).sample();
            double mortality = new GammaDistribution(random, pareto.s(), 1 / pareto.beta()).sample();
            lifetime = -Math.log(1 - random.nextDouble()) / mortality;
        } else if (model instanceof MbgNbd mbg) {
            rate = new GammaDistribution(random, mbg.r(), 1 / mbg.alpha()).sample();
            dropout = new BetaDistribution(random, mbg.a(), mbg.b()).sample();
            alive = random.nextDouble() >= dropout;
        } else {
            BgNbd bg = (BgNbd) model;
            rate = new GammaDistribution(random, bg.r(), 1 / bg.alpha()).sample();
            dropout = new BetaDistribution(random, bg.a(), bg.b()).sample();
        }
        int frequency = 0;
        double last = 0;
        double time = 0;
        while (alive) {
            time -= Math.log(1 - random.nextDouble()) / rate;
            alive = time <= Math.min(age, lifetime);
            if (alive) {
                frequency++;
                last = time;
                alive = random.nextDouble() >= dropout;
            }
        }
        return new CustomerSummary(frequency, last, age);
    }

    static List<Spend> spends(GammaGamma model, int number, long seed) {
        RandomGenerator random = new Well19937c(seed);
        GammaDistribution scales = new GammaDistribution(random, model.q(), 1 / model.v());
        List<Spend> spends = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            int purchases = random.nextInt(6);
            double rate = scales.sample();
            double mean = purchases == 0
                    ? 0
                    : new GammaDistribution(random, model.p() * purchases, 1 / rate).sample() / purchases;
            spends.add(new Spend(purchases, mean));
        }
        return spends;
    }
}
