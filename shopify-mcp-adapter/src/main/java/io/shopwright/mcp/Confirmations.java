package io.shopwright.mcp;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Tokens by which the preview of a change is confirmed: each once, within five minutes, for the same tool, arguments, shop
 * and actor, and only while the shop is as the preview showed it. The key lives as long as this object, so that no token
 * outlives the program. Safe for threads.
 */
final class Confirmations {
    /** How long a token is good for. */
    static final Duration LASTS = Duration.ofMinutes(5);

    /** Characters of a token at most. */
    static final int LONGEST = 200;

    private static final String ALGORITHM = "HmacSHA256";
    private static final int NONCE_BYTES = 9;

    /** Characters of the fingerprint of one thing: 48 bits of a keyed hash. */
    private static final int PRINT = 8;

    /** Characters of the seal of a token: 132 bits. */
    private static final int SEAL = 22;

    /** Used tokens that are remembered; beyond it nothing is confirmed until some of them are too old. */
    private static final int MOST_USED = 10_000;

    private final Clock clock;
    private final SecretKeySpec key;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, Instant> used = new HashMap<>();

    /**
     * What a token is bound to, besides the state of the shop.
     *
     * @param arguments as {@link #canonical} writes them
     */
    record Subject(String tool, String arguments, String shop, String actor) {}

    /** A token that fits its subject, until when it is good, and for which state of the shop. */
    record Confirmed(String nonce, Instant end, String state) {}

    Confirmations(Clock clock) {
        byte[] secret = new byte[32];
        random.nextBytes(secret);
        this.clock = clock;
        this.key = new SecretKeySpec(secret, ALGORITHM);
    }

    /** A short text that is the same for the same arguments, in whatever order, and tells nothing of them. */
    String fingerprint(Map<String, ? extends @Nullable Object> arguments) {
        return print(canonical(arguments)) + print("again " + canonical(arguments));
    }

    /**
     * The token for a change that was shown.
     *
     * @param state of the shop, as far as the change depends on it
     */
    String issue(Subject subject, String state) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        long end = clock.instant().plus(LASTS).getEpochSecond();
        String body = String.join(
                ".",
                Long.toString(end, Character.MAX_RADIX),
                Base64.getUrlEncoder().withoutPadding().encodeToString(nonce),
                print(subject.tool),
                print(subject.arguments),
                print(subject.shop),
                print(subject.actor),
                print(state));
        return body + "." + seal(body);
    }

    /**
     * What a token that may still be used was given for.
     *
     * @throws Refusal telling why the change is not confirmed by it
     */
    Confirmed check(String token, Subject subject) {
        int dot = token.lastIndexOf('.');
        String body = token.substring(0, Math.max(0, dot));
        if (!same(token.substring(dot + 1), seal(body))) {
            throw refused("the confirmation_token is not one of this server since its last start");
        }
        String[] parts = body.split("\\.", -1);
        Confirmed confirmed =
                new Confirmed(parts[1], Instant.ofEpochSecond(Long.parseLong(parts[0], Character.MAX_RADIX)), parts[6]);
        if (!clock.instant().isBefore(confirmed.end)) {
            throw refused("the confirmation_token is older than " + LASTS.toMinutes() + " minutes");
        }
        require(parts[2], subject.tool, "the confirmation_token is of another tool");
        require(parts[3], subject.arguments, "the arguments are not those of the preview");
        require(parts[4], subject.shop, "the confirmation_token is of another shop");
        require(parts[5], subject.actor, "the confirmation_token was given to somebody else");
        requireUnused(confirmed);
        return confirmed;
    }

    private synchronized void requireUnused(Confirmed confirmed) {
        if (used.containsKey(confirmed.nonce)) {
            throw refused("the confirmation_token was used before");
        }
    }

    /**
     * Uses a token up; of several threads that try, one succeeds.
     *
     * @param state of the shop now
     * @throws Refusal if it was used meanwhile, or the shop is no longer as the preview showed it
     */
    void use(Confirmed confirmed, String state) {
        synchronized (this) {
            if (used.size() >= MOST_USED) {
                Instant now = clock.instant();
                used.values().removeIf(end -> !now.isBefore(end));
            }
            requireUnused(confirmed);
            if (used.size() >= MOST_USED) {
                throw refused(MOST_USED + " changes were confirmed within " + LASTS.toMinutes() + " minutes, the most");
            }
            used.put(confirmed.nonce, confirmed.end);
        }
        require(confirmed.state, state, "the shop has changed since the preview");
    }

    private void require(String print, String of, String otherwise) {
        if (!same(print, print(of))) {
            throw refused(otherwise);
        }
    }

    private static Refusal refused(String why) {
        return new Refusal(Failure.notConfirmed(why));
    }

    private static boolean same(String a, String b) {
        return MessageDigest.isEqual(a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));
    }

    private String print(String text) {
        return hash("print " + text).substring(0, PRINT);
    }

    private String seal(String body) {
        return hash("seal " + body).substring(0, SEAL);
    }

    private String hash(String text) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + ALGORITHM, e);
        }
    }

    /** The same text for the same arguments: members in order, numbers by their value. */
    static String canonical(@Nullable Object tree) {
        StringBuilder out = new StringBuilder();
        write(tree, out);
        return out.toString();
    }

    private static void write(@Nullable Object tree, StringBuilder out) {
        if (tree instanceof Map<?, ?> map) {
            TreeMap<String, @Nullable Object> sorted = new TreeMap<>();
            map.forEach((name, value) -> sorted.put(String.valueOf(name), value));
            out.append('{');
            sorted.forEach((name, value) -> {
                write(name, out);
                write(value, out);
            });
            out.append('}');
        } else if (tree instanceof List<?> list) {
            out.append('[');
            Iterator<?> elements = list.iterator();
            while (elements.hasNext()) {
                write(elements.next(), out);
            }
            out.append(']');
        } else {
            String text = tree instanceof Number number ? plain(number) : String.valueOf(tree);
            out.append(tree == null ? 'n' : tree.getClass() == String.class ? 's' : 'v');
            out.append(text.length()).append(':').append(text);
        }
    }

    private static String plain(Number number) {
        try {
            return new BigDecimal(number.toString()).stripTrailingZeros().toString();
        } catch (NumberFormatException e) {
            return number.toString(); // not a number, or infinite
        }
    }
}
