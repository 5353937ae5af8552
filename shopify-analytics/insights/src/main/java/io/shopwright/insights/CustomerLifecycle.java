package io.shopwright.insights;

import io.shopwright.analytics.churn.CustomerState;
import io.shopwright.analytics.cohort.CohortTable;
import io.shopwright.analytics.rfm.RfmGroup;
import io.shopwright.analytics.rfm.RfmScore;
import io.shopwright.analytics.segment.Profile;
import io.shopwright.client.Gid;
import io.shopwright.client.Shop;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * Where do a shop's customers stand, from the first purchase to the last, and what would keep them?
 *
 * <p>Purchases are those of {@link CustomerLifetimeValue}. Whoever has not bought again for longer than the model of his
 * kind explains counts as lost; who bought once cannot be told either way. Where customers came from is the first visit
 * before their first purchase, in the 30 days that Shopify remembers.
 *
 * <p>Needs the scopes {@code read_orders}, {@code read_customers} and {@code read_products}, and {@code read_all_orders}
 * for orders older than 60 days.
 */
public final class CustomerLifecycle {
    private CustomerLifecycle() {}

    /**
     * What is asked.
     *
     * @param lifetimeValue its observation end is the last day seen
     * @param aliveThreshold the probability of being alive below which a customer counts as lost, in (0, 1)
     * @param mostSegments the greatest number of learned segments, &gt;= 2
     * @param seed of the search for segments
     */
    public record Question(
            CustomerLifetimeValue.Question lifetimeValue, double aliveThreshold, int mostSegments, long seed) {
        public Question {
            if (!(aliveThreshold > 0 && aliveThreshold < 1)) {
                throw new IllegalArgumentException("aliveThreshold must be in (0, 1): " + aliveThreshold);
            }
            if (mostSegments < 2) {
                throw new IllegalArgumentException("mostSegments must be >= 2: " + mostSegments);
            }
        }

        /** Lifetime value of 12 months, lost below a probability of 0.5, up to 6 segments. */
        public static Question of(LocalDate end) {
            return new Question(CustomerLifetimeValue.Question.of(end), 0.5, 6, 1);
        }

        /** The last day seen. */
        public LocalDate end() {
            return lifetimeValue.observationEnd();
        }
    }

    /**
     * A customer.
     *
     * @param orders purchases, several a day apart
     * @param spent on them, returns and refunds taken off
     * @param rfm scores among all customers
     * @param segment the learned one, the index in the report's list; empty without learned segments
     * @param state by the model and the question's threshold
     * @param probabilityAlive in [0, 1]; 1 for who bought once
     * @param lifetimeValue of the question's horizon; empty without a spend model
     * @param origin where the customer came from, such as {@code google / cpc}
     * @param next products that buyers of the same things bought, the best first; found when it is first looked at
     */
    public record Customer(
            Gid id,
            LocalDate firstPurchase,
            int daysSinceLastPurchase,
            long orders,
            BigDecimal spent,
            RfmScore rfm,
            RfmGroup group,
            OptionalInt segment,
            CustomerState state,
            double probabilityAlive,
            OptionalDouble lifetimeValue,
            String origin,
            List<Product> next) {
        public Customer {
            next = next instanceof NextProducts.Offers ? next : List.copyOf(next);
        }

        /** What is to be lost: lifetime value times (1 - probability alive); 0 without a value. */
        double danger() {
            return lifetimeValue.orElse(0) * (1 - probabilityAlive);
        }
    }

    /** A product to offer. */
    public record Product(Gid id, String title) {}

    /**
     * Customers that are alike in silence, orders and money.
     *
     * @param profile what sets them apart
     * @param silhouette of the whole division, in [-1, 1]; below about 0.25 it means little
     */
    public record Segment(Profile profile, double silhouette) {}

    /**
     * How many are lost.
     *
     * @param oneTimeBuyers of whom nothing can be said
     * @param active who came back and are not lost
     * @param lost who came back and are below the threshold
     * @param rate expected share of those who came back that are gone, by the probabilities; empty if nobody came back
     * @param silent who are silent longer than their own gaps explain, with a mistake for one of 20; needs no model
     */
    public record Churn(long oneTimeBuyers, long active, long lost, OptionalDouble rate, long silent) {}

    /**
     * Customers by where they came from.
     *
     * @param returned share who bought on another day, in [0, 1]
     * @param spent so far
     * @param lifetimeValue mean of those who have one; empty if nobody has
     */
    public record Acquisition(
            String origin, long customers, BigDecimal returned, BigDecimal spent, OptionalDouble lifetimeValue) {}

    /**
     * The answer.
     *
     * @param orders what became of the orders
     * @param customers everybody who bought, by id
     * @param groups numbers of customers, all groups included
     * @param segments empty with too few different customers
     * @param cohorts by month of the first purchase, money in the smallest unit of the currency
     * @param acquisitions the origin with the most customers first
     * @param notes doubts of the lifetime value model
     */
    public record Report(
            Basis basis,
            Question question,
            OrderCounts orders,
            List<Customer> customers,
            Map<RfmGroup, Long> groups,
            List<Segment> segments,
            Churn churn,
            CohortTable cohorts,
            List<Acquisition> acquisitions,
            List<String> notes) {
        public Report {
            customers = List.copyOf(customers);
            segments = List.copyOf(segments);
            acquisitions = List.copyOf(acquisitions);
            notes = List.copyOf(notes);
        }

        /** Whom to win back: who came back once and has most to be lost first, without those surely alive. */
        public List<Customer> winBack() {
            return customers.stream()
                    .filter(customer -> customer.state() != CustomerState.ONE_TIME_BUYER && customer.danger() > 0)
                    .sorted(Comparator.comparingDouble(Customer::danger)
                            .reversed()
                            .thenComparing(Customer::id))
                    .toList();
        }

        /** One customer; empty if unknown or without a purchase. */
        public Optional<Customer> customer(Gid id) {
            return customers.stream()
                    .filter(customer -> customer.id().equals(id))
                    .findFirst();
        }
    }

    /** Answers the question. */
    public static Report report(Shop shop, Question question) {
        return report(shop, question, Reading.PAGES);
    }

    /** Answers the question, reading by pages. */
    public static Report report(Shop shop, Question question, Progress progress) {
        return report(shop, question, Reading.byPages(progress));
    }

    /**
     * Answers the question.
     *
     * @throws UnusableDataException if no customer bought until the end, if orders are in several currencies, or without
     *     the scopes
     * @throws io.shopwright.client.ShopifyException if the shop cannot be read
     */
    public static Report report(Shop shop, Question question, Reading reading) {
        return LifecycleStudy.read(shop, question, reading).report();
    }
}
