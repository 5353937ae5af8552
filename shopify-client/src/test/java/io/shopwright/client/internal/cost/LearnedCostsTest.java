package io.shopwright.client.internal.cost;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopwright.client.internal.cost.LearnedCosts.Expectation;
import org.junit.jupiter.api.Test;

class LearnedCostsTest {
    private final LearnedCosts costs = new LearnedCosts();

    @Test
    void expect_afterAnAnswer_isWhatTheShopAsked() {
        Expectation first = costs.expect("{ shop { id } }", null, () -> 5);
        assertThat(first.cost()).isEqualTo(5);

        costs.learn(first, 14);

        assertThat(costs.expect("{ shop { id } }", null, () -> 5).cost()).isEqualTo(14);
        assertThat(costs.expect("{ shop { id } }", null, () -> 6).cost())
                .as("another size of the same document")
                .isEqualTo(6);
        assertThat(costs.expect("{ shop { name } }", null, () -> 5).cost()).isEqualTo(5);
        assertThat(costs.expect("{ shop { id } }", "A", () -> 5).cost()).isEqualTo(5);
    }

    @Test
    void expect_afterTheShopAgreesAgain_isThePrediction() {
        Expectation call = costs.expect("{ shop { id } }", null, () -> 5);

        costs.learn(call, 14);
        costs.learn(call, 5);

        assertThat(costs.expect("{ shop { id } }", null, () -> 5).cost()).isEqualTo(5);
    }

    @Test
    void expect_ofUnpredictableDocument_isTheAnswerOnceThereIsOne() {
        Expectation call = costs.expect("{ fieldOfTomorrow }", null, LearnedCostsTest::unknown);
        assertThat(call.cost()).isEqualTo(10);

        costs.learn(call, 300);

        assertThat(costs.expect("{ fieldOfTomorrow }", null, LearnedCostsTest::unknown)
                        .cost())
                .isEqualTo(300);
    }

    private static int unknown() {
        throw new IllegalArgumentException("no field 'fieldOfTomorrow'");
    }

    @Test
    void learn_ofManyDocuments_forgetsTheOldest() {
        for (int i = 0; i <= 1_000; i++) {
            costs.learn(costs.expect("document " + i, null, () -> 1), 2);
        }

        assertThat(costs.expect("document 0", null, () -> 1).cost()).isEqualTo(1);
        assertThat(costs.expect("document 1", null, () -> 1).cost()).isEqualTo(2);
    }
}
