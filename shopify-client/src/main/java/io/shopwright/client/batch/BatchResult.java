package io.shopwright.client.batch;

import io.shopwright.client.batch.Outcome.Done;
import io.shopwright.client.batch.Outcome.Failed;
import io.shopwright.client.batch.Outcome.Refused;
import io.shopwright.client.batch.Outcome.Unknown;
import java.util.List;

/**
 * What became of a batch: of its {@link #processed} mutations, so many {@link #successful}, {@link #failed} and {@link
 * #unknown}.
 *
 * @param outcomes one for each mutation, in the order in which they were given
 * @param <T> the record that holds a payload
 */
public record BatchResult<T>(List<Outcome<T>> outcomes) {
    public BatchResult {
        outcomes = List.copyOf(outcomes);
    }

    /** How many mutations there were: each has one outcome. */
    public int processed() {
        return outcomes.size();
    }

    /** How many the shop ran. */
    public int successful() {
        return count(Done.class);
    }

    /** How many changed nothing: refused by the shop, or not run at all. */
    public int failed() {
        return count(Refused.class) + count(Failed.class);
    }

    /** How many may have been run or not. */
    public int unknown() {
        return count(Unknown.class);
    }

    /** Whether the shop ran them all. */
    public boolean isComplete() {
        return successful() == processed();
    }

    private int count(Class<?> kind) {
        return (int) outcomes.stream().filter(kind::isInstance).count();
    }
}
