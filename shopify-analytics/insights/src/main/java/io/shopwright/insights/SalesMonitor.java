package io.shopwright.insights;

import io.shopwright.client.Gid;
import io.shopwright.client.Money;
import io.shopwright.client.Shop;
import io.shopwright.client.webhook.Payloads;
import io.shopwright.insights.LiveSales.Part;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * How are sales going today, and does anything need attention now?
 *
 * <p>Reads some weeks of orders at the start, then hears of orders by {@link #accept} from whatever receives webhooks, by
 * {@link #poll}, which reads what has changed since, or by both: news of an order replaces what was known of it, and older
 * news nothing. Each day is compared with a forecast that was made before it began, with the season of the week.
 *
 * <p>Has no thread of its own unless {@link #run} starts one. What time it is, the caller says. Safe for threads; the
 * listener is called by one at a time, from within {@link #update}.
 *
 * <p>Needs the scope {@code read_orders}, and {@code read_all_orders} to look back more than 60 days; for stock {@code
 * read_products} and {@code read_inventory}.
 */
public final class SalesMonitor implements AutoCloseable {
    /** News of an order may reach a search so much later. */
    private static final Duration SEARCH_LAG = Duration.ofMinutes(5);

    private static final int CONVERSION_DAYS = 28;

    private final Shop shop;
    private final ShopFacts facts;
    private final Question question;
    private final AlertListener listener;
    private final SalesCourse course;
    private final MonitorAlerts alerts;
    private final ReentrantLock delivering = new ReentrantLock();
    private final List<String> noVisits = new ArrayList<>();
    private long rowsRead;
    private Instant polled;
    private @Nullable MonitorThread thread;
    private boolean closed;

    /**
     * What to watch.
     *
     * @param historyDays days before the first that are read, at least 28, whole weeks are best
     * @param goals to follow, such as {@link Goal#of(Shop)}
     * @param visits sessions, {@link VisitSource#NONE} if nobody counts them
     * @param calls what the client that reads the shop tells of its calls
     */
    public record Question(
            int historyDays,
            List<Goal> goals,
            MonitorRules rules,
            AlertPace pace,
            VisitSource visits,
            CallHealth calls) {
        public Question {
            if (historyDays < CONVERSION_DAYS) {
                throw new IllegalArgumentException("historyDays must be >= " + CONVERSION_DAYS + ": " + historyDays);
            }
            goals = List.copyOf(goals);
        }

        /** Eight weeks, which every token sees, the standard rules and pace, and the latest 1,000 calls of nobody yet. */
        public static Question of(List<Goal> goals) {
            return new Question(
                    56,
                    goals,
                    MonitorRules.standard(),
                    AlertPace.standard(),
                    VisitSource.NONE,
                    CallHealth.ofLatest(1_000));
        }
    }

    /**
     * News of an order, as a webhook about it tells.
     *
     * @param updatedAt the order's own time of change: of two pieces of news the later one holds
     * @param currencyCode of all amounts
     * @param figures what was sold; returns are left out
     * @param returns what was given back so far
     */
    public record OrderEvent(
            Gid order,
            String name,
            Instant processedAt,
            Instant updatedAt,
            boolean test,
            String currencyCode,
            SalesFigures figures,
            List<GivenBack> returns) {
        public OrderEvent {
            returns = List.copyOf(returns);
        }
    }

    /** What was given back of an order at a time. */
    public record GivenBack(Instant at, BigDecimal amount, long units) {}

    /**
     * What is expected of a day's net sales.
     *
     * @param byNow the part that is usually there at this time
     */
    public record Expected(BigDecimal day, BigDecimal lower, BigDecimal upper, Optional<BigDecimal> byNow) {}

    /**
     * How things are.
     *
     * @param today sales of the day so far
     * @param expected of the day; empty without two weeks of sales
     * @param trend how much more was sold, before returns, than on the same weekdays of up to four weeks before by the same
     *     time of day; empty if nothing was
     * @param calls how the shop answers; empty before the first call
     * @param alerts open and acknowledged ones
     */
    public record Current(
            Basis basis,
            Instant at,
            LocalDate day,
            SalesFigures today,
            Optional<Expected> expected,
            Optional<BigDecimal> trend,
            List<GoalProgress> goals,
            Optional<CallHealth.Figures> calls,
            List<Alert> alerts) {}

    private SalesMonitor(Shop shop, ShopFacts facts, Question question, AlertListener listener, Instant now) {
        this.shop = shop;
        this.facts = facts;
        this.question = question;
        this.listener = listener;
        LocalDate day = day(facts, now);
        this.course = new SalesCourse(day.minusDays(question.historyDays()), day, question.rules(), question.goals());
        this.alerts = new MonitorAlerts(facts, question.rules(), question.pace());
        this.polled = now;
    }

    /**
     * Reads the days before and today so far.
     *
     * @throws UnusableDataException if orders are in several currencies
     * @throws io.shopwright.client.ShopifyException if the shop cannot be read
     */
    public static SalesMonitor start(Shop shop, Question question, AlertListener listener, Instant now) {
        return start(shop, question, listener, now, Reading.PAGES);
    }

    /**
     * Reads the days before and today so far.
     *
     * @param reading of the days before; what changed since is read by pages
     * @throws UnusableDataException if orders are in several currencies
     * @throws io.shopwright.client.ShopifyException if the shop cannot be read
     */
    public static SalesMonitor start(
            Shop shop, Question question, AlertListener listener, Instant now, Reading reading) {
        SalesMonitor monitor = new SalesMonitor(shop, ShopFacts.of(shop), question, listener, now);
        synchronized (monitor) {
            Period window = new Period(monitor.course.since(), monitor.course.day());
            monitor.take(SalesLedger.read(shop, monitor.facts, window, reading), now);
            monitor.course.learn();
        }
        return monitor;
    }

    private static LocalDate day(ShopFacts facts, Instant now) {
        return now.atZone(facts.zone()).toLocalDate();
    }

    private void take(SalesLedger ledger, Instant version) {
        rowsRead += ledger.rowsRead();
        SalesCourse.parts(ledger, facts.zone())
                .forEach((order, parts) -> course.sales().put(order, version, parts));
    }

    /**
     * Takes over news of an order. The same news twice counts once.
     *
     * @return whether it was news
     * @throws UnusableDataException if it is in another currency than the shop
     */
    public synchronized boolean accept(OrderEvent event) {
        requireOpen();
        facts.amount(new Money(event.figures().gross(), event.currencyCode()), event.name());
        List<Part> parts = new ArrayList<>();
        if (!event.test()) {
            var at = event.processedAt().atZone(facts.zone());
            parts.add(new Part(at.toLocalDate(), at.toLocalTime(), event.figures()));
            for (GivenBack back : event.returns()) {
                parts.add(new Part(day(facts, back.at()), null, SalesFigures.returned(back.amount(), back.units())));
            }
        }
        return course.sales().put(event.order(), event.updatedAt(), parts);
    }

    /**
     * Takes over an order as a webhook carries it, of {@code orders/create}, {@code orders/updated} or {@code
     * orders/cancelled}; Shopify tells of a refund by the second. The same news twice counts once.
     *
     * @return whether it was news
     * @throws UnusableDataException if it is in another currency than the shop
     */
    public synchronized boolean accept(Payloads.Order order) {
        requireOpen();
        WebhookOrder told = new WebhookOrder(order);
        SalesLedger ledger = SalesLedger.of(facts, told.row(), told.refunds());
        List<Part> parts = SalesCourse.parts(ledger, facts.zone()).getOrDefault(order.adminGraphqlApiId(), List.of());
        return course.sales().put(order.adminGraphqlApiId(), told.version(), parts);
    }

    /** Takes over news of stock: units available of a SKU at all locations together. */
    public synchronized void stock(String sku, int available, Instant at) {
        requireOpen();
        alerts.stock(sku, available, at);
    }

    /**
     * Reads what has changed since the last reading, stock and sessions, and goes on as {@link #update} does.
     *
     * @throws io.shopwright.client.ShopifyException if the shop cannot be read; the next poll makes up for it
     */
    public Current poll(Instant now) {
        Period window;
        Instant since;
        synchronized (this) {
            requireOpen();
            LocalDate today = day(facts, now);
            window = new Period(course.since(), today.isBefore(course.day()) ? course.day() : today);
            since = polled.minus(SEARCH_LAG);
        }
        SalesLedger changed = SalesLedger.updatedSince(since, shop, facts, window, Reading.PAGES);
        synchronized (this) {
            take(changed, now);
            polled = now.isAfter(polled) ? now : polled;
        }
        if (StockWatch.readable(facts)) {
            var low = StockWatch.below(shop, question.rules().stock().close());
            synchronized (this) {
                alerts.stock(low, now);
            }
        }
        visits(window.to(), now);
        return update(now);
    }

    private void visits(LocalDate today, Instant now) {
        List<String> missing = new ArrayList<>();
        Optional<Visits> day = VisitReading.of(question.visits(), new Period(today, today), missing);
        Optional<Visits> before =
                VisitReading.of(question.visits(), Period.lastDays(CONVERSION_DAYS, today.minusDays(1)), missing);
        synchronized (this) {
            noVisits.clear();
            noVisits.addAll(missing);
            if (day.isPresent() && before.isPresent()) {
                alerts.conversion(day.get(), before.get(), now);
            }
        }
    }

    /** Weighs what is known, delivers the alerts that are due, and tells how things are. Reads nothing. */
    public Current update(Instant now) {
        synchronized (this) {
            requireOpen();
            course.turnTo(day(facts, now)).forEach(unusual -> alerts.unusual(unusual, now));
            course.unusualToday().ifPresent(unusual -> alerts.unusual(unusual, now));
            question.calls().figures().ifPresent(calls -> alerts.calls(calls, now));
            alerts.goals(known().progress(now), now);
        }
        deliver(now);
        return current(now);
    }

    private void deliver(Instant now) {
        if (delivering.isHeldByCurrentThread()) {
            return;
        }
        delivering.lock();
        try {
            for (Optional<Alert> next = due(now); next.isPresent(); next = due(now)) {
                listener.alert(next.get());
                synchronized (this) {
                    alerts.book().delivered(next.get(), now);
                }
            }
        } finally {
            delivering.unlock();
        }
    }

    private synchronized Optional<Alert> due(Instant now) {
        return closed ? Optional.empty() : alerts.book().next(now);
    }

    private synchronized Current current(Instant now) {
        return known().at(now, alerts.book().alerts());
    }

    private CurrentSales known() {
        return new CurrentSales(facts, question, course, rowsRead, List.copyOf(noVisits));
    }

    /** Open and acknowledged alerts, the oldest first. */
    public synchronized List<Alert> alerts() {
        return alerts.book().alerts();
    }

    /**
     * Ends the reminders of an alert; one about a day or a goal that is over is done with.
     *
     * @return whether there is such an alert
     */
    public synchronized boolean acknowledge(long alert) {
        return alerts.book().acknowledge(alert);
    }

    /**
     * Polls from a thread of its own until the monitor is closed.
     *
     * @param every pause between two readings
     * @param failures hears what a reading failed by, the listener's failures included; the next one is tried all the same
     * @throws IllegalStateException if it runs already
     */
    public synchronized void run(Duration every, Clock clock, Consumer<RuntimeException> failures) {
        requireOpen();
        if (thread != null) {
            throw new IllegalStateException("the monitor runs already");
        }
        thread = MonitorThread.start(every, () -> poll(clock.instant()), failures);
    }

    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException("the monitor is closed");
        }
    }

    /** Ends the thread, if there is one, and what it is reading. The shop stays open. */
    @Override
    public void close() {
        MonitorThread running;
        synchronized (this) {
            closed = true;
            running = thread;
        }
        if (running != null) {
            running.close();
        }
    }
}
