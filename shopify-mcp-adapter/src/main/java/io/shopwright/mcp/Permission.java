package io.shopwright.mcp;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Whether a role and a token allow a call. */
final class Permission {
    private Permission() {}

    /** @throws Refusal naming the role and the capability */
    static void require(Role role, Capability capability, String tool) {
        if (!role.may(capability)) {
            throw new Refusal(Failure.notAllowed("the role " + ShopText.clean(role.name(), 60) + " lacks "
                    + capability.word() + ", which " + tool + " needs"));
        }
    }

    /**
     * Asks the shop again before it refuses, since a scope may have been granted meanwhile.
     *
     * @throws Refusal naming the scopes that the token lacks
     */
    static void requireScopes(Desk desk, Set<String> scopes) {
        if (scopes.isEmpty() || missing(scopes, desk.facts().scopes()).isEmpty()) {
            return;
        }
        Set<String> missing = missing(scopes, desk.freshFacts().scopes());
        if (!missing.isEmpty()) {
            throw new Refusal(Failure.scopeMissing("the access token lacks " + String.join(" and ", missing)));
        }
    }

    private static Set<String> missing(Set<String> scopes, Set<String> granted) {
        return scopes.stream()
                .filter(scope -> !granted.contains(scope) && !granted.contains(scope.replaceFirst("^read_", "write_")))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
