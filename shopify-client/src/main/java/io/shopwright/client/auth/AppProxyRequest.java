package io.shopwright.client.auth;

import io.shopwright.client.auth.RefusedException.Reason;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A request that a shop's online store forwarded to the app, proved genuine. Only the query is signed, neither the path
 * below the prefix nor the body.
 *
 * @param shop the permanent domain
 * @param customerId of the customer who is logged in; empty if none is
 * @param pathPrefix under which the store forwards, such as {@code /apps/reviews}
 * @param parameters all of them, the shop's and the visitor's; one that was repeated has several values
 */
public record AppProxyRequest(
        String shop,
        Optional<String> customerId,
        String pathPrefix,
        Map<String, List<String>> parameters,
        Instant signedAt) {
    public AppProxyRequest {
        Map<String, List<String>> copy = new LinkedHashMap<>();
        parameters.forEach((name, values) -> copy.put(name, List.copyOf(values)));
        parameters = Collections.unmodifiableMap(copy);
    }

    /**
     * Reads a forwarded request if it is genuine.
     *
     * @param query as it came, still encoded
     * @throws RefusedException if it is not: not signed by a secret of the app, or more than 90 seconds off
     */
    public static AppProxyRequest verified(String query, AppCredentials app, Instant now) {
        SignedQuery signed = SignedQuery.of(query);
        signed.requireSignature(app, now);
        String customer = signed.find("logged_in_customer_id").orElse("");
        // Nothing stands between the signed parameters, so that one could pass for the beginning of the next.
        if (!customer.matches("\\d{0,20}")) {
            throw new RefusedException(Reason.MALFORMED, "The customer's id is no number");
        }
        return new AppProxyRequest(
                signed.shop(),
                customer.isEmpty() ? Optional.empty() : Optional.of(customer),
                signed.find("path_prefix").orElse(""),
                signed.parameters(),
                signed.time());
    }
}
