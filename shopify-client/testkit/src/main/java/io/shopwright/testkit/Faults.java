package io.shopwright.testkit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import java.util.function.Predicate;
import okio.ByteString;

/**
 * What goes wrong in a shop, on demand. Safe for threads.
 *
 * <p>Faults that are counted with {@link #next} form a script: each request meets the first of them that fits it.
 * Standing ones ({@link #always}, {@link #every}, {@link #sometimes}, {@link #during}) strike besides, all that fit.
 *
 * <pre>{@code
 * shop.faults().next(2).status(502);
 * shop.faults().next().rootField("refundCreate").lostReply();
 * shop.faults().always().latency(Duration.ofMillis(20), Duration.ofMillis(80));
 * }</pre>
 */
public final class Faults {
    private final Clock clock;
    private final List<Rule> rules = new ArrayList<>();
    private int struck;

    /**
     * A request as rules see it.
     *
     * @param rootFields names of the fields at the top of a GraphQL operation, without aliases
     * @param operation empty if it has no name
     */
    record Target(String path, List<String> rootFields, String operation) {}

    /** When a rule strikes, of the requests that fit it. */
    private enum Kind {
        SCRIPT,
        STANDING
    }

    private static final class Rule {
        private final Kind kind;
        private final Predicate<Target> fits;
        private final BiPredicate<Integer, Instant> strikes;
        private final BiPredicate<Integer, Instant> over;
        private final Consumer<Disturbance> fault;
        private int seen;

        private Rule(Trigger trigger, Consumer<Disturbance> fault) {
            this.kind = trigger.kind;
            this.fits = trigger.fits;
            this.strikes = trigger.strikes;
            this.over = trigger.over;
            this.fault = fault;
        }
    }

    Faults(Clock clock) {
        this.clock = clock;
    }

    /** The next request that fits. */
    public Trigger next() {
        return next(1);
    }

    /** The next requests that fit. */
    public Trigger next(int requests) {
        if (requests < 1) {
            throw new IllegalArgumentException("requests must be >= 1: " + requests);
        }
        return new Trigger(this, Kind.SCRIPT, (seen, now) -> true, (seen, now) -> seen >= requests);
    }

    /** Every request that fits, until {@link #clear}. */
    public Trigger always() {
        return standing((seen, now) -> true);
    }

    /** Every third request that fits, say, beginning with the third. */
    public Trigger every(int nth) {
        if (nth < 1) {
            throw new IllegalArgumentException("nth must be >= 1: " + nth);
        }
        return standing((seen, now) -> seen % nth == 0);
    }

    /**
     * A random share of the requests that fit, the same ones for the same seed.
     *
     * @param share from 0 to 1
     */
    public Trigger sometimes(double share, long seed) {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("share must be within 0 and 1: " + share);
        }
        Random random = new Random(seed);
        return standing((seen, now) -> random.nextDouble() < share);
    }

    /** Every request that fits, for a time from now on by the shop's clock. */
    public Trigger during(Duration time) {
        Instant end = clock.instant().plus(time);
        return new Trigger(this, Kind.STANDING, (seen, now) -> now.isBefore(end), (seen, now) -> !now.isBefore(end));
    }

    private Trigger standing(BiPredicate<Integer, Instant> strikes) {
        return new Trigger(this, Kind.STANDING, strikes, (seen, now) -> false);
    }

    /** Forgets all faults that are still to come. */
    public synchronized void clear() {
        rules.clear();
    }

    /** How many faults have struck. */
    public synchronized int struck() {
        return struck;
    }

    synchronized boolean isEmpty() {
        return rules.isEmpty();
    }

    private synchronized void add(Rule rule) {
        rules.add(rule);
    }

    synchronized Disturbance disturb(Target target) {
        Disturbance disturbance = new Disturbance();
        Instant now = clock.instant();
        boolean scripted = false;
        for (Rule rule : List.copyOf(rules)) {
            boolean turn = rule.kind == Kind.STANDING || !scripted;
            if (turn && rule.fits.test(target)) {
                rule.seen++;
                scripted |= rule.kind == Kind.SCRIPT;
                if (rule.strikes.test(rule.seen, now)) {
                    struck++;
                    rule.fault.accept(disturbance);
                }
                if (rule.over.test(rule.seen, now)) {
                    rules.remove(rule);
                }
            }
        }
        return disturbance;
    }

    /** Says which requests a fault meets; its last call says which fault it is. Immutable. */
    public static final class Trigger {
        private final Faults faults;
        private final Kind kind;
        private final BiPredicate<Integer, Instant> strikes;
        private final BiPredicate<Integer, Instant> over;
        private final Predicate<Target> fits;

        private Trigger(
                Faults faults, Kind kind, BiPredicate<Integer, Instant> strikes, BiPredicate<Integer, Instant> over) {
            this.faults = faults;
            this.kind = kind;
            this.strikes = strikes;
            this.over = over;
            this.fits = target -> true;
        }

        private Trigger(Trigger wider, Predicate<Target> fits) {
            this.faults = wider.faults;
            this.kind = wider.kind;
            this.strikes = wider.strikes;
            this.over = wider.over;
            this.fits = wider.fits.and(fits);
        }

        /** Only GraphQL requests that ask for this query or mutation, such as {@code productUpdate}. */
        public Trigger rootField(String name) {
            return new Trigger(this, target -> target.rootFields().contains(name));
        }

        /** Only GraphQL requests whose operation has this name. */
        public Trigger operation(String name) {
            return new Trigger(this, target -> target.operation().equals(name));
        }

        /** Only requests to paths that begin so, such as {@code /admin/oauth/}. */
        public Trigger path(String prefix) {
            return new Trigger(this, target -> target.path().startsWith(prefix));
        }

        /** An answer with this status instead of the shop's; nothing is executed. A 429 says to wait two seconds. */
        public void status(int status) {
            strike(disturbance -> disturbance.answerInstead(Answers.refused(status)));
        }

        /** As {@link #status(int)}, with a Retry-After header in seconds with decimals, as Shopify writes it. */
        public void status(int status, Duration retryAfter) {
            double seconds = retryAfter.toMillis() / 1_000.0;
            strike(disturbance ->
                    disturbance.answerInstead(Answers.refused(status).setHeader("Retry-After", seconds)));
        }

        /** The answer THROTTLED, whatever the bucket holds. Only GraphQL requests can meet it. */
        public void throttled() {
            strike(Disturbance::throttle);
        }

        /** More time to answer. A GraphQL request holds its points meanwhile, a mutation its idempotency key. */
        public void latency(Duration time) {
            strike(disturbance -> disturbance.delay(time));
        }

        /** More time to answer, at random between the two. The draws are the same in each run. */
        public void latency(Duration from, Duration to) {
            if (from.compareTo(to) > 0) {
                throw new IllegalArgumentException("latency from " + from + " to " + to);
            }
            Random random = new Random(1);
            long span = to.minus(from).toNanos();
            strike(disturbance -> disturbance.delay(from.plusNanos((long) (span * random.nextDouble()))));
        }

        /** The connection is reset before anything is executed. */
        public void reset() {
            strike(Disturbance::reset);
        }

        /** The request is executed, and the connection closed without an answer: a write was done, and nobody knows. */
        public void lostReply() {
            strike(disturbance -> disturbance.change(Answers::lost));
        }

        /** The request is executed; the connection closes halfway through the answer's body. */
        public void truncatedBody() {
            strike(disturbance ->
                    disturbance.changeBody((answer, body) -> Answers.truncated(answer, body, body.size() / 2)));
        }

        /** The same at a random place of the body. The draws are the same in each run. */
        public void truncatedBody(long seed) {
            Random random = new Random(seed);
            strike(disturbance -> disturbance.changeBody(
                    (answer, body) -> Answers.truncated(answer, body, random.nextInt(body.size() + 1))));
        }

        /** The request is executed; the body of the answer is bytes that are no text, its headers are as ever. */
        public void garbage() {
            ByteString garbage = ByteString.decodeHex("00ff1f8bc3282f7b22fe");
            strike(disturbance -> disturbance.changeBody((answer, body) -> Answers.withBody(answer, garbage)));
        }

        /** An answer of status 200 with another body than the API's, such as a page of HTML; nothing is executed. */
        public void body(String contentType, String body) {
            strike(disturbance -> disturbance.answerInstead(
                    Answers.plain(200).setHeader("Content-Type", contentType).body(body)));
        }

        /**
         * The body of the answer comes piece by piece.
         *
         * @param bytes how much at a time
         * @param period how long until the next piece
         */
        public void drip(int bytes, Duration period) {
            strike(disturbance -> disturbance.change(answer -> Answers.dripping(answer, bytes, period)));
        }

        /**
         * The bulk operation that the request starts fails.
         *
         * @param errorCode such as TIMEOUT
         * @param lines how many lines of the result are made before, which are the partial data
         */
        public void failedBulkOperation(String errorCode, int lines) {
            strike(disturbance -> disturbance.failBulkOperation(new BulkOperation.Failure(errorCode, lines)));
        }

        /** The lines of the bulk operation that the request starts come in random order, the same for the same seed. */
        public void shuffledBulkLines(long seed) {
            strike(disturbance -> disturbance.shuffleBulkLines(seed));
        }

        /** The answer's Date header is off by this, to the future if positive. */
        public void clockSkew(Duration skew) {
            strike(disturbance -> disturbance.skew(skew));
        }

        /**
         * Searches, by the argument {@code query}, see what the request writes only after this time by the shop's clock;
         * until then they find the rows by what these were before. Look-ups by id and lists without a search see it at
         * once, as in a real shop.
         */
        public void searchLag(Duration time) {
            strike(disturbance -> disturbance.lagSearches(time));
        }

        private void strike(Consumer<Disturbance> fault) {
            faults.add(new Rule(this, fault));
        }
    }
}
