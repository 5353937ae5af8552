package io.shopwright.client.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.shopwright.client.internal.Signatures;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * What was altered on its way is not accepted. Headers other than the signature are not signed: altered into others that
 * Shopify could have sent, they cannot be told, and that rests on HTTPS.
 */
class AlteredWebhooksTest {
    private static final int CASES = 10_000;
    private static final List<String> REQUIRED =
            List.of("X-Shopify-Topic", "X-Shopify-Shop-Domain", "X-Shopify-API-Version", "X-Shopify-Webhook-Id");
    private static final String STRANGE = "\u0000\u001b ;,<>{}\"'\\%\ud83d\ude00ä\n";

    private final SplittableRandom random = new SplittableRandom(20261122);
    private final WebhookVerifier verifier = WebhookVerifier.of("new", SignedWebhook.SECRET);

    private enum Kind {
        BODY,
        SIGNATURE,
        MISSING_HEADER,
        SPOILT_HEADER,
        DOUBLED_HEADER,
        NOISE
    }

    private SignedWebhook original() {
        SignedWebhook signed = SignedWebhook.of(
                "orders/create", "{\"id\":" + random.nextLong(Long.MAX_VALUE) + ",\"total_price\":\"10.00\"}");
        return random.nextBoolean() ? signed : signed.underNewNames();
    }

    private SignedWebhook altered(Kind kind) {
        SignedWebhook signed = original();
        String signature = name(signed, "Hmac-Sha256");
        return switch (kind) {
            case BODY -> signed.with(bytes(signed.body()));
            case SIGNATURE ->
                signed.with(
                        signature,
                        new String(
                                bytes(signed.headers().get(signature).get(0).getBytes(StandardCharsets.ISO_8859_1)),
                                StandardCharsets.ISO_8859_1));
            case MISSING_HEADER -> signed.with(required(signed));
            case SPOILT_HEADER -> spoilt(signed, required(signed));
            case DOUBLED_HEADER -> {
                String name = required(signed);
                yield signed.with(name, signed.headers().get(name).get(0), "another" + random.nextInt());
            }
            case NOISE -> noise();
        };
    }

    private static String name(SignedWebhook signed, String ending) {
        return signed.names().stream()
                .filter(each -> each.toLowerCase().endsWith("shopify-" + ending.toLowerCase()))
                .findFirst()
                .orElseThrow();
    }

    private String required(SignedWebhook signed) {
        String classic = REQUIRED.get(random.nextInt(REQUIRED.size()));
        return name(signed, classic.substring("X-Shopify-".length()));
    }

    private SignedWebhook spoilt(SignedWebhook signed, String name) {
        String value = signed.headers().get(name).get(0);
        int at = random.nextInt(value.length() + 1);
        String spoilt = name.toLowerCase().endsWith("webhook-id")
                ? value.repeat(10)
                : value.substring(0, at) + STRANGE.charAt(random.nextInt(STRANGE.length())) + value.substring(at);
        return signed.with(name, spoilt);
    }

    /** Changes, inserts, removes or swaps bytes until they differ. */
    private byte[] bytes(byte[] before) {
        byte[] after = before;
        while (Arrays.equals(after, before)) {
            int at = random.nextInt(after.length);
            switch (random.nextInt(4)) {
                case 0 -> {
                    after = after.clone();
                    after[at] ^= (byte) (1 << random.nextInt(8));
                }
                case 1 -> {
                    byte[] longer = Arrays.copyOf(after, after.length + 1);
                    System.arraycopy(after, at, longer, at + 1, after.length - at);
                    longer[at] = (byte) random.nextInt();
                    after = longer;
                }
                case 2 -> after = Arrays.copyOf(after, at);
                default -> {
                    after = after.clone();
                    int other = random.nextInt(after.length);
                    byte kept = after[at];
                    after[at] = after[other];
                    after[other] = kept;
                }
            }
            if (after.length == 0) {
                break;
            }
        }
        return after;
    }

    private SignedWebhook noise() {
        Map<String, List<String>> headers = new HashMap<>();
        for (String name : SignedWebhook.of("a/b", "{}").names()) {
            List<String> values = new ArrayList<>();
            for (int i = random.nextInt(3); i > 0; i--) {
                byte[] value = new byte[random.nextInt(300)];
                random.nextBytes(value);
                values.add(random.nextInt(10) == 0 ? null : new String(value, StandardCharsets.ISO_8859_1));
            }
            headers.put(random.nextBoolean() ? name : name.substring(2), random.nextInt(10) == 0 ? null : values);
        }
        byte[] body = new byte[random.nextInt(100)];
        random.nextBytes(body);
        return new SignedWebhook(headers, body);
    }

    @Test
    void altered_tenThousandTimes_isNeverAccepted_andThrowsNothingElse() {
        Map<Kind, Integer> refused = new EnumMap<>(Kind.class);
        for (int i = 0; i < CASES; i++) {
            Kind kind = Kind.values()[i % Kind.values().length];
            SignedWebhook request = altered(kind);
            try {
                verifier.verify(request.headers(), request.body());
                fail("accepted a spoilt " + kind + ": " + request.headers());
            } catch (WebhookException e) {
                refused.merge(kind, 1, Integer::sum);
            }
        }

        assertThat(refused).hasSize(Kind.values().length);
        assertThat(refused.values().stream().mapToInt(Integer::intValue).sum()).isEqualTo(CASES);
        for (int i = 0; i < 100; i++) {
            SignedWebhook untouched = original();
            assertThat(verifier.verify(untouched.headers(), untouched.body()).body())
                    .isEqualTo(new String(untouched.body(), StandardCharsets.UTF_8));
        }
    }

    /** The only comparison on the way is the one whose time does not depend on what it compares. */
    @Test
    void signature_isComparedInConstantTime() throws Exception {
        Set<String> comparing = calls(Signatures.class);
        Set<String> verifying = calls(WebhookVerifier.class);

        assertThat(comparing).contains("java/security/MessageDigest.isEqual");
        assertThat(comparing)
                .noneMatch(call ->
                        call.matches("java/(lang/String|util/Arrays|util/Objects)\\.(equals|compareTo|mismatch).*"));
        assertThat(verifying).contains("io/shopwright/client/internal/Signatures.matchesBase64");
        assertThat(verifying).noneMatch(call -> call.endsWith(".equals"));
    }

    private static Set<String> calls(Class<?> type) throws Exception {
        Set<String> calls = new HashSet<>();
        try (InputStream code = type.getResourceAsStream(type.getSimpleName() + ".class")) {
            new ClassReader(code)
                    .accept(
                            new ClassVisitor(Opcodes.ASM9) {
                                @Override
                                public MethodVisitor visitMethod(
                                        int access, String name, String descriptor, String signature, String[] thrown) {
                                    return new MethodVisitor(Opcodes.ASM9) {
                                        @Override
                                        public void visitMethodInsn(
                                                int opcode, String owner, String method, String types, boolean itf) {
                                            calls.add(owner + "." + method);
                                        }
                                    };
                                }
                            },
                            0);
        }
        return calls;
    }
}
