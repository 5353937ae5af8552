package io.shopwright.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Messages, codes and amounts as recorded at a real shop in 2026. */
class GiftCardStateTest {
    private final SimulatedShop shop = SimulatedShop.builder()
            .clock(new SteppedClock(Instant.parse("2026-11-22T08:00:00Z")))
            .start();
    private final Api api = Api.of(shop);

    @AfterEach
    void close() {
        shop.close();
    }

    private JsonNode create(String input) {
        return api.data("mutation { giftCardCreate(input: { " + input
                        + " }) { giftCard { id lastCharacters maskedCode enabled balance { amount } } giftCardCode"
                        + " userErrors { field code message } } }")
                .path("giftCardCreate");
    }

    private JsonNode change(String kind, String id, String amount) {
        String name = kind.substring(0, 1).toUpperCase(Locale.ROOT) + kind.substring(1);
        return api.data("mutation { giftCard" + name + "(id: \"" + id + "\", " + kind + "Input: { " + kind
                        + "Amount: { amount: \"" + amount + "\", currencyCode: USD } }) { giftCard" + name
                        + "Transaction { amount { amount } giftCard { balance { amount } } } userErrors { field code"
                        + " message } } }")
                .path("giftCard" + name);
    }

    @Test
    void card_creditedDebitedAndDeactivated_keepsItsBalance() {
        JsonNode made = create("initialValue: \"5.00\", code: \"HAR3107369\"");
        String id = made.at("/giftCard/id").asText();
        JsonNode credited = change("credit", id, "2.00");
        JsonNode debited = change("debit", id, "3.00");
        JsonNode tooMuch = change("debit", id, "9.00");
        api.data("mutation { giftCardDeactivate(id: \"" + id + "\") { giftCard { enabled } } }");
        JsonNode off = change("credit", id, "1.00");

        assertThat(made.path("giftCardCode").asText()).isEqualTo("har3107369");
        assertThat(made.at("/giftCard/maskedCode").asText()).isEqualTo("•••• •••• •••• 7369");
        assertThat(credited.at("/giftCardCreditTransaction/giftCard/balance/amount")
                        .asText())
                .isEqualTo("7.0");
        assertThat(debited.path("giftCardDebitTransaction").toString())
                .isEqualTo("{\"amount\":{\"amount\":\"-3.0\"},\"giftCard\":{\"balance\":{\"amount\":\"4.0\"}}}");
        assertThat(tooMuch.at("/userErrors/0").toString())
                .isEqualTo("{\"field\":[\"debitInput\",\"debitAmount\",\"amount\"],\"code\":\"INSUFFICIENT_FUNDS\","
                        + "\"message\":\"The gift card does not have sufficient funds to satisfy the request.\"}");
        assertThat(off.at("/userErrors/0/message").asText()).isEqualTo("The gift card is deactivated.");
        assertThat(api.data("{ giftCards(first: 5, query: \"balance_status:partial AND status:disabled\") { nodes"
                                + " { id } } giftCardsCount { count } }")
                        .toString())
                .isEqualTo("{\"giftCards\":{\"nodes\":[{\"id\":\"" + id + "\"}]},\"giftCardsCount\":{\"count\":1}}");
    }

    @ParameterizedTest
    @CsvSource({
        "'initialValue: \"0\"', initialValue, GREATER_THAN, must be greater than 0",
        "'initialValue: \"1\", code: \"short\"', code, TOO_SHORT, Code must be at least 8 characters long",
        "'initialValue: \"1\", code: \"with-dashes\"', code, INVALID,"
                + " Code can only contain letters(a-z) and numbers(0-9)",
        "'initialValue: \"1\", customerId: \"gid://shopify/Customer/9\"', customerId, CUSTOMER_NOT_FOUND,"
                + " The customer could not be found."
    })
    void card_bad_isRefused(String input, String field, String code, String message) {
        assertThat(create(input).at("/userErrors/0").toString())
                .isEqualTo("{\"field\":[\"input\",\"" + field + "\"],\"code\":\"" + code + "\",\"message\":\"" + message
                        + "\"}");
    }

    @Test
    void code_takenOrCardUnknown_isRefused() {
        create("initialValue: \"5.00\", code: \"abcdefgh1\"");

        assertThat(create("initialValue: \"5.00\", code: \"ABCDEFGH1\"")
                        .at("/userErrors/0/message")
                        .asText())
                .isEqualTo("Code has already been taken");
        assertThat(change("credit", "gid://shopify/GiftCard/9", "1")
                        .at("/userErrors/0")
                        .toString())
                .isEqualTo(
                        "{\"field\":[\"id\"],\"code\":\"GIFT_CARD_NOT_FOUND\",\"message\":\"The gift card could not be"
                                + " found.\"}");
    }
}
