package io.shopwright.testkit;

import io.shopwright.testkit.UserError.Errors;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tokens that an app makes from its own for a part of what it may do. The codes of refusals are the schema's; their wording
 * is ours.
 */
final class DelegateTokens {
    private DelegateTokens() {}

    /** The answer to a field of type DelegateAccessToken. */
    record DelegateAccessToken(
            String accessToken,
            List<String> accessScopes,
            Instant createdAt,
            @Nullable Integer expiresIn) {}

    record Payload(@Nullable DelegateAccessToken delegateAccessToken, Shop shop, List<UserError> userErrors) {}

    record Destroyed(boolean status, Shop shop, List<UserError> userErrors) {}

    static Payload create(Call call) {
        Input input = call.input("input");
        List<String> scopes = input.texts("delegateAccessScope");
        Integer seconds = input.integer("expiresIn");
        Tokens tokens = call.session().backstage().tokens();
        Tokens.Access parent = tokens.access(call.session().token());
        UserError refusal = refusal(parent, scopes, seconds, call);
        if (refusal != null) {
            return new Payload(
                    null, call.data().shop(), new Errors().add(refusal).list());
        }
        Duration life = seconds == null ? tokens.left(parent) : Duration.ofSeconds(seconds);
        Tokens.Issued issued = tokens.delegate(Set.copyOf(scopes), life);
        return new Payload(
                new DelegateAccessToken(issued.accessToken(), scopes, call.now(), seconds),
                call.data().shop(),
                List.of());
    }

    private static @Nullable UserError refusal(
            Tokens.Access parent, List<String> scopes, @Nullable Integer seconds, Call call) {
        if (parent.kind() == Tokens.Kind.DELEGATE) {
            return UserError.whole("A delegate access token cannot delegate", "DELEGATE_ACCESS_TOKEN");
        }
        if (parent.kind() == Tokens.Kind.REFRESHABLE) {
            return UserError.whole("A token with a refresh token cannot delegate", "REFRESH_TOKEN");
        }
        if (scopes.isEmpty()) {
            return UserError.coded(
                    "input.delegateAccessScope", "The access scope can't be empty", "EMPTY_ACCESS_SCOPE");
        }
        if (!parent.scopes().containsAll(scopes)) {
            return UserError.coded("input.delegateAccessScope", "The access scope is invalid", "UNKNOWN_SCOPES");
        }
        if (seconds != null && seconds <= 0) {
            return UserError.coded("input.expiresIn", "The expiry must be positive", "NEGATIVE_EXPIRES_IN");
        }
        Instant end = parent.end();
        boolean late = end != null
                && seconds != null
                && call.now().plusSeconds(seconds).isAfter(end);
        return late ? UserError.whole("The token can't expire after its parent", "EXPIRES_AFTER_PARENT") : null;
    }

    static Destroyed destroy(Call call) {
        String token = String.valueOf(call.text("accessToken"));
        Tokens tokens = call.session().backstage().tokens();
        Shop shop = call.data().shop();
        if (tokens.scopes(token).isEmpty()) {
            return new Destroyed(
                    false,
                    shop,
                    List.of(UserError.coded(
                            "accessToken", "The access token does not exist", "ACCESS_TOKEN_NOT_FOUND")));
        }
        if (tokens.access(token).kind() != Tokens.Kind.DELEGATE) {
            return new Destroyed(
                    false,
                    shop,
                    List.of(UserError.coded(
                            "accessToken",
                            "Only delegate access tokens can be destroyed",
                            "CAN_ONLY_DELETE_DELEGATE_TOKENS")));
        }
        tokens.revoke(token);
        return new Destroyed(true, shop, List.of());
    }
}
