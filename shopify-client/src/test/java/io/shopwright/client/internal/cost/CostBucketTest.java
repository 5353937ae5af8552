package io.shopwright.client.internal.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.shopwright.client.Cost.ThrottleStatus;
import io.shopwright.client.internal.cost.CostBucket.Reservation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** One thread with a clock that jumps whenever the bucket sleeps. */
class CostBucketTest {
    private static final Duration PATIENT = Duration.ofMinutes(10);

    private long now = -5_000_000_000L;
    private final List<Double> slept = new ArrayList<>();
    private final CostBucket bucket = new CostBucket(() -> now, this::sleep);

    private void sleep(long nanos) {
        now += nanos;
        slept.add(nanos / 1e9);
    }

    private static ThrottleStatus available(double points) {
        return new ThrottleStatus(2000, points, 100);
    }

    private Reservation reserve(int cost) throws InterruptedException {
        return bucket.reserve(cost, Priority.FOREGROUND, PATIENT).orElseThrow();
    }

    private void learnSize(double points) throws InterruptedException {
        reserve(1).settle(1, available(points));
    }

    @Test
    void reserve_whenPointsAreThere_doesNotSleep() throws InterruptedException {
        learnSize(2000);

        reserve(1000).settle(1000, available(1000));
        reserve(1000).settle(1000, available(0));

        assertThat(slept).isEmpty();
    }

    @Test
    void reserve_whenPointsAreMissing_sleepsUntilTheyAreRestored() throws InterruptedException {
        learnSize(572);

        reserve(862);

        assertThat(slept.stream().mapToDouble(s -> s).sum()).isCloseTo((862 - 572) / 100.0, within(1e-6));
    }

    @Test
    void settle_givesBackWhatTheRunDidNotUse() throws InterruptedException {
        learnSize(1000);

        reserve(800).settle(100, available(900));

        assertThat(bucket.status()).contains(available(900));
    }

    /** The other call's 600 points may or may not be part of what the shop reports. */
    @Test
    void settle_whileAnotherCallIsOut_keepsItsPoints() throws InterruptedException {
        learnSize(1000);
        Reservation out = reserve(600);

        reserve(100).settle(100, available(900));
        assertThat(bucket.status()).contains(available(300));

        out.settle(600, available(300));
        assertThat(bucket.status()).contains(available(300));
    }

    @Test
    void settle_whenAnotherProgramUsesTheBucketToo_takesTheShopsWord() throws InterruptedException {
        learnSize(1500);

        reserve(100).settle(100, available(20));

        assertThat(bucket.status()).contains(available(20));
    }

    @Test
    void settle_whenTheShopHasMore_takesTheShopsWord() throws InterruptedException {
        learnSize(10);

        reserve(5).settle(5, new ThrottleStatus(20_000, 19_995, 1000));

        assertThat(bucket.status()).contains(new ThrottleStatus(20_000, 19_995, 1000));
    }

    /** Somebody else took 566 points: the missing ones must be restored, and some more lest it happens again. */
    @Test
    void refused_withThrottled_waitsForTheMissingPoints() throws InterruptedException {
        learnSize(2000);

        reserve(862).refused(available(572));
        reserve(862);

        double missing = 862 - 572;
        double halfABucket = 1000;
        assertThat(slept.stream().mapToDouble(s -> s).sum())
                .isBetween(missing / 100, (missing + halfABucket + 566) / 100);
    }

    @Test
    void refused_withoutStatus_chargesNothing() throws InterruptedException {
        learnSize(1500);

        reserve(500).refused(null);

        assertThat(bucket.status()).contains(available(1500));
    }

    @Test
    void close_withoutAnswer_leavesThePointsCharged() throws InterruptedException {
        learnSize(1500);

        try (Reservation lost = reserve(500)) {
            assertThat(lost).isNotNull();
        }

        assertThat(bucket.status()).contains(available(1000));
    }

    @Test
    void close_afterSettle_changesNothing() throws InterruptedException {
        learnSize(1500);

        try (Reservation answered = reserve(500)) {
            answered.settle(50, available(1450));
        }

        assertThat(bucket.status()).contains(available(1450));
    }

    @Test
    void reserve_ofMoreThanTheBucketHolds_waitsForTheFullBucketAndLetsTheShopJudge() throws InterruptedException {
        learnSize(1500);

        Reservation tooMuch = reserve(3000);

        assertThat(slept.stream().mapToDouble(s -> s).sum()).isCloseTo(5, within(1e-6));
        tooMuch.refused(null);
        assertThat(bucket.status()).contains(available(2000));
    }

    @Test
    void status_longAfterTheLastCall_isTheFullBucket() throws InterruptedException {
        learnSize(5);
        now += Duration.ofHours(1).toNanos();

        assertThat(bucket.status()).contains(available(2000));
    }

    /** The shop's bucket stays full until the first call arrives; the points of that time are never restored. */
    @Test
    void reserve_rightAfterTheBucketWasFull_allowsForTheWayToTheShop() throws InterruptedException {
        learnSize(2000);

        reserve(2000);
        reserve(100);

        assertThat(slept.stream().mapToDouble(s -> s).sum()).isCloseTo(1.25, within(1e-6));
    }

    @Test
    void reserve_whenThePointsCannotComeInTime_givesUpAtOnce() throws InterruptedException {
        learnSize(0);

        assertThat(bucket.reserve(300, Priority.FOREGROUND, Duration.ofSeconds(2)))
                .isEmpty();
        assertThat(slept).isEmpty();
        assertThat(bucket.reserve(300, Priority.FOREGROUND, Duration.ofSeconds(4)))
                .isPresent();
    }

    @Test
    void reserve_whenACallStaysOutTooLong_givesUpAtTheDeadline() throws InterruptedException {
        learnSize(1500);
        reserve(1500);

        assertThat(bucket.reserve(300, Priority.FOREGROUND, Duration.ofSeconds(2)))
                .isEmpty();

        assertThat(slept.stream().mapToDouble(s -> s).sum()).isCloseTo(2, within(1e-6));
        assertThat(bucket.reserve(200, Priority.FOREGROUND, Duration.ZERO))
                .as("the queue is clear again")
                .isPresent();
    }

    @Test
    void reserve_beforeTheSizeIsKnown_letsOneCallOut() throws InterruptedException {
        Reservation first = reserve(900);

        assertThat(bucket.status()).isEmpty();
        assertThat(bucket.reserve(1, Priority.FOREGROUND, Duration.ofSeconds(1)))
                .isEmpty();
        first.close();
        Reservation second = reserve(1);
        assertThat(bucket.reserve(1, Priority.FOREGROUND, Duration.ofSeconds(1)))
                .isEmpty();
        second.settle(1, available(1999));

        assertThat(bucket.reserve(1, Priority.FOREGROUND, Duration.ZERO)).isPresent();
        assertThat(bucket.reserve(1, Priority.FOREGROUND, Duration.ZERO)).isPresent();
    }

    @Test
    void reserve_whenAnswersCarryNoBucket_neverWaits() throws InterruptedException {
        reserve(900).settle(20, new ThrottleStatus(0, 0, 0));
        for (int i = 0; i < 100; i++) {
            assertThat(bucket.reserve(900, Priority.FOREGROUND, Duration.ZERO)).isPresent();
        }

        reserve(900).settle(900, available(500));

        assertThat(bucket.status().map(ThrottleStatus::currentlyAvailable))
                .as("less the hundred calls that are still out")
                .contains(500.0 - 100 * 900);
    }

    @Test
    void reserve_whenInterrupted_leavesTheQueue() throws InterruptedException {
        CostBucket impatient =
                new CostBucket(() -> now, nanos -> Thread.currentThread().interrupt());
        impatient.reserve(1, Priority.FOREGROUND, PATIENT).orElseThrow().settle(1, available(0));

        assertThatThrownBy(() -> impatient.reserve(300, Priority.FOREGROUND, PATIENT))
                .isInstanceOf(InterruptedException.class)
                .hasMessage("interrupted while waiting for 300 points");

        now += TimeUnit.SECONDS.toNanos(3);
        assertThat(impatient.reserve(300, Priority.FOREGROUND, Duration.ZERO)).isPresent();
    }

    /** With the clock and the threads that a program has. */
    @Test
    void settle_wakesTheThreadThatWaitsForIt() throws Exception {
        CostBucket real = new CostBucket();
        Reservation first = real.reserve(900, Priority.FOREGROUND, PATIENT).orElseThrow();
        CountDownLatch asking = new CountDownLatch(1);
        CompletableFuture<Optional<Reservation>> second = CompletableFuture.supplyAsync(() -> {
            asking.countDown();
            try {
                return real.reserve(50, Priority.FOREGROUND, PATIENT);
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        });
        asking.await();

        first.settle(100, available(1900));

        assertThat(second.get(30, TimeUnit.SECONDS)).isPresent();
    }
}
