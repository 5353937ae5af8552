package io.shopwright.testkit;

import io.shopwright.testkit.UserError.Errors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What Shopify refuses in subscriptions. */
final class WebhookChecks {
    private static final String ADDRESS = "webhookSubscription.callbackUrl";
    private static final String NAME = "webhookSubscription.name";
    private static final Pattern WEB = Pattern.compile("https://([^/\\s:?#]+)(:\\d+)?([/?#]\\S*)?");
    private static final Pattern SCHEME = Pattern.compile("([a-z][a-z0-9+.-]*)://.*", Pattern.CASE_INSENSITIVE);
    private static final Pattern PUBSUB = Pattern.compile("pubsub://([^:]+):(.+)");
    private static final Pattern PROJECT = Pattern.compile("[a-z][a-z0-9-]{4,28}[a-z0-9]");
    private static final Pattern TOPIC = Pattern.compile("(?!goog)[A-Za-z][A-Za-z0-9._~+%-]{2,254}");
    private static final Pattern ARN =
            Pattern.compile("arn:aws:events:[a-z0-9-]+::event-source/aws\\.partner/shopify\\.com(\\.test)?/\\d+/.+");
    private static final Pattern PLAIN_NAME = Pattern.compile("[A-Za-z0-9_-]+");
    private static final Pattern INTERNAL =
            Pattern.compile("(localhost|127\\..*|10\\..*|192\\.168\\..*|(.+\\.)?(shopify|myshopify)\\.com)");
    private static final int LONGEST_ADDRESS = 65_535;

    private WebhookChecks() {}

    static void address(String uri, Errors errors) {
        if (uri.isBlank()) {
            errors.add(ADDRESS, "Address can't be blank", null);
            return;
        }
        if (uri.length() > LONGEST_ADDRESS) {
            errors.add(ADDRESS, "Address is too big (maximum is 64 KB)", null);
            return;
        }
        Matcher scheme = SCHEME.matcher(uri);
        if (uri.startsWith("pubsub://")) {
            pubSub(uri, errors);
        } else if (uri.startsWith("arn:")) {
            if (!ARN.matcher(uri).matches()) {
                errors.add(ADDRESS, "Address is invalid", null);
                errors.add(ADDRESS, "Address is not a valid AWS ARN", null);
            }
        } else if (scheme.matches() && !uri.startsWith("https://")) {
            errors.add(ADDRESS, "Address protocol " + scheme.group(1) + ":// is not supported", null);
            if (uri.startsWith("kafka://")) {
                errors.add(ADDRESS, "Address is not a valid kafka topic", null);
            }
        } else {
            Matcher web = WEB.matcher(uri);
            if (!web.matches()) {
                errors.add(ADDRESS, "Address is invalid", null);
            } else if (INTERNAL.matcher(web.group(1)).matches()) {
                errors.add(ADDRESS, "Address cannot be a Shopify or an internal domain", null);
            }
        }
    }

    private static void pubSub(String uri, Errors errors) {
        Matcher parts = PUBSUB.matcher(uri);
        if (!parts.matches()) {
            errors.add(ADDRESS, "Address protocol pubsub:// is not supported", null);
            errors.add(
                    ADDRESS,
                    "Address is not a valid GCP pub/sub format. Format should be pubsub://project:topic",
                    null);
        } else if (!PROJECT.matcher(parts.group(1)).matches()) {
            errors.add(ADDRESS, "Address is invalid", null);
            errors.add(ADDRESS, "Address is not a valid GCP project id.", null);
        } else if (!TOPIC.matcher(parts.group(2)).matches()) {
            errors.add(ADDRESS, "Address is invalid", null);
            errors.add(ADDRESS, "Address is not a valid GCP topic id.", null);
        }
    }

    static void name(@Nullable String name, Errors errors) {
        if (name == null) {
            return;
        }
        if (name.isEmpty()) {
            errors.add(NAME, "Name is too short (minimum is 1 character)", null);
        }
        if (!PLAIN_NAME.matcher(name).matches()) {
            errors.add(
                    NAME, "Name name field can only contain alphanumeric characters, underscores, and hyphens", null);
        }
    }

    static void uniqueName(@Nullable String name, Table<WebhookSubscription> table, long itself, Errors errors) {
        boolean taken = name != null
                && table.rows().stream().anyMatch(each -> each.key() != itself && name.equalsIgnoreCase(each.name()));
        if (taken) {
            errors.add(NAME, "Name already exists, no duplicate allowed", null);
        }
    }

    static void filter(@Nullable String filter, Errors errors) {
        if (filter != null && !PayloadFilter.isValid(filter)) {
            errors.add(
                    "webhookSubscription",
                    "The specified filter is invalid, please ensure you specify the field(s) you wish to filter on.",
                    null);
        }
    }

    static void format(String format, String uri, Errors errors) {
        if (!format.equals("JSON") && !uri.startsWith("http")) {
            errors.add("webhookSubscription.format", "Format can only be used with format: 'json'", null);
        } else if (!format.equals("JSON")) {
            throw ShopifyError.notSimulated("WebhookSubscriptionFormat." + format);
        }
    }
}
