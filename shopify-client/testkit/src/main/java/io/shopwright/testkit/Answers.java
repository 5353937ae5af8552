package io.shopwright.testkit;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import mockwebserver3.MockResponseBody;
import mockwebserver3.SocketEffect;
import okio.Buffer;
import okio.ByteString;

/** The answers of the server, whole and broken. */
final class Answers {
    static final String JSON = "application/json; charset=utf-8";

    private static final int FIRST_OF_SERVER = 500;

    /** How Shopify words a status. Those of 402, 423 and 430 were not seen; the wording is ours. */
    private static final Map<Integer, String> WORDS = Map.of(
            400, "Required parameter missing or invalid",
            401, "[API] Invalid API key or access token (unrecognized login or wrong password)",
            402, "This shop is frozen until it pays",
            403, "[API] This action requires merchant approval for the scope.",
            404, "Not Found",
            405, "Method Not Allowed",
            423, "This shop is locked",
            429, "Exceeded 2 calls per second for api client. Reduce request rates to resume uninterrupted service.",
            430, "Shopify Security Rejection");

    private Answers() {}

    /** Headers that every answer has, and no body. */
    static MockResponse.Builder plain(int status) {
        return new MockResponse.Builder()
                .code(status)
                .setHeader("X-Request-Id", UUID.randomUUID().toString());
    }

    static MockResponse.Builder json(int status, String body) {
        return plain(status).setHeader("Content-Type", JSON).body(body);
    }

    static MockResponse.Builder failure(int status, String message) {
        return json(
                status,
                JsonNodeFactory.instance.objectNode().put("errors", message).toString());
    }

    /** The answer that has this status by itself: JSON of the shop, or a page of whatever stands before it. */
    static MockResponse.Builder refused(int status) {
        if (status >= FIRST_OF_SERVER) {
            return plain(status)
                    .setHeader("Content-Type", "text/html")
                    .body("<html><head><title>" + status + "</title></head><body></body></html>");
        }
        MockResponse.Builder answer = failure(status, WORDS.getOrDefault(status, "Refused"));
        return status == 429 ? answer.setHeader("Retry-After", "2.0") : answer;
    }

    /** A refusal of the place that keeps files, which speaks XML. */
    static MockResponse.Builder storage(int status, String code) {
        return plain(status)
                .setHeader("Content-Type", "application/xml; charset=UTF-8")
                .body("<?xml version='1.0' encoding='UTF-8'?><Error><Code>" + code + "</Code></Error>");
    }

    static ByteString body(MockResponse.Builder answer) {
        MockResponseBody body = answer.getBody();
        if (body == null) {
            return ByteString.EMPTY;
        }
        Buffer bytes = new Buffer();
        try {
            body.writeTo(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        ByteString all = bytes.snapshot();
        answer.body(bytes);
        return all;
    }

    static void withBody(MockResponse.Builder answer, ByteString body) {
        answer.body(new Buffer().write(body));
    }

    /** The headers announce the whole body. */
    static void truncated(MockResponse.Builder answer, ByteString body, int bytes) {
        String length = Objects.toString(body.size());
        withBody(answer, body.substring(0, bytes));
        answer.setHeader("Content-Length", length).onResponseEnd(new SocketEffect.CloseSocket());
    }

    static void lost(MockResponse.Builder answer) {
        answer.onResponseStart(new SocketEffect.CloseSocket());
    }

    static void dripping(MockResponse.Builder answer, int bytes, Duration period) {
        answer.throttleBody(bytes, period.toNanos(), TimeUnit.NANOSECONDS);
    }
}
