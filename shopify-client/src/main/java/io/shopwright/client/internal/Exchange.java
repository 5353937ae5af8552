package io.shopwright.client.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.shopwright.client.Cost;
import io.shopwright.client.ShopifyException;
import io.shopwright.client.internal.Outcome.Answered;
import io.shopwright.client.internal.Outcome.Failed;
import io.shopwright.client.internal.Outcome.Retry;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import okhttp3.ResponseBody;
import org.jspecify.annotations.Nullable;
import retrofit2.Call;
import retrofit2.Callback;
import retrofit2.Response;

/** One HTTP request and what its end means. */
final class Exchange {
    private final AdminApi api;
    private final Clock clock = Clock.systemUTC();
    private final String version;
    private final String shop;

    Exchange(AdminApi api, String version, String shop) {
        this.api = api;
        this.version = version;
        this.shop = shop;
    }

    /** Sends the request once. An interrupt cancels it. */
    Outcome run(Request request, String accessToken, Duration timeout) {
        SentMark sent = new SentMark();
        AdminApi.Payload payload = new AdminApi.Payload(request.text(), request.variables(), request.operationName());
        Call<ResponseBody> call = api.send(version, accessToken, payload, sent);
        call.timeout().timeout(Math.max(1, timeout.toMillis()), TimeUnit.MILLISECONDS);
        try {
            Errand errand = request.errand();
            return answered(request, errand == null ? interruptibly(call) : waiting(errand, call));
        } catch (ExecutionException e) {
            Throwable cause = Objects.requireNonNullElse(e.getCause(), e);
            if (cause instanceof IOException broken) {
                return broken(request, broken, sent.isSent());
            }
            throw new IllegalStateException("Cannot send to " + shop, cause);
        } catch (IOException e) {
            return broken(request, e, sent.isSent());
        } catch (InterruptedException e) {
            call.cancel();
            Thread.currentThread().interrupt();
            String problem = "Interrupted while waiting for " + shop;
            return new Failed(
                    sent.isSent() && request.isMutation()
                            ? new ShopifyException.OutcomeUnknown(problem + "; the mutation had been sent", "", e)
                            : new ShopifyException.Cancelled(problem, e),
                    Retry.NEVER,
                    null,
                    null);
        }
    }

    private static Response<ResponseBody> waiting(Errand errand, Call<ResponseBody> call) throws IOException {
        errand.wokenBy(call::cancel);
        return call.execute();
    }

    /** Waits for an answer while another thread receives it, since an interrupt does not wake who reads a socket. */
    private static Response<ResponseBody> interruptibly(Call<ResponseBody> call)
            throws ExecutionException, InterruptedException {
        CompletableFuture<Response<ResponseBody>> response = new CompletableFuture<>();
        call.enqueue(new Callback<>() {
            @Override
            public void onResponse(Call<ResponseBody> done, Response<ResponseBody> answer) {
                response.complete(answer);
            }

            @Override
            public void onFailure(Call<ResponseBody> done, Throwable failure) {
                response.completeExceptionally(failure);
            }
        });
        return response.get();
    }

    private Outcome broken(Request request, IOException cause, boolean sent) {
        String problem = cause instanceof UnknownHostException
                ? "No host named " + shop + "; check the shop's myshopify.com domain"
                : "No answer from " + shop + ": " + reason(cause);
        if (sent && request.isMutation()) {
            String advice = "; the mutation had been sent and may have been run";
            return new Failed(
                    new ShopifyException.OutcomeUnknown(problem + advice, "", cause), Retry.IF_REPEATABLE, null, null);
        }
        Retry retry = cause instanceof UnknownHostException ? Retry.NEVER : Retry.SAFE;
        return new Failed(new ShopifyException.Unreachable(problem, cause), retry, null, null);
    }

    private static String reason(IOException cause) {
        if (cause instanceof InterruptedIOException) {
            return "the time for the call is over";
        }
        return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    }

    private Outcome answered(Request request, Response<ResponseBody> response) throws IOException {
        String id = header(response, "x-request-id");
        if (response.code() != 200) {
            return refused(request, response, id);
        }
        try (ResponseBody body = Objects.requireNonNull(response.body())) {
            byte[] bytes = body.bytes();
            Envelope.Origin origin = new Envelope.Origin(bytes.length, id, header(response, "X-Shopify-API-Version"));
            Optional<Envelope> envelope = Envelope.parse(bytes, request.reader(), origin);
            if (envelope.isPresent()) {
                return read(request, envelope.get());
            }
        } catch (JsonProcessingException e) {
            return unreadable(request, response, id);
        }
        return unreadable(request, response, id);
    }

    private Outcome unreadable(Request request, Response<ResponseBody> response, String id) {
        String type = header(response, "Content-Type");
        String problem = shop + " answered HTTP " + response.code() + " with no JSON object but "
                + (type.isEmpty() ? "something else" : type);
        return new Failed(
                request.isMutation()
                        ? new ShopifyException.OutcomeUnknown(problem + "; the mutation may have been run", id, null)
                        : new ShopifyException.Unreadable(problem, id, null),
                Retry.NEVER,
                null,
                null);
    }

    private Outcome read(Request request, Envelope envelope) {
        boolean noData = !envelope.hasData();
        if (noData && envelope.has("THROTTLED")) {
            Duration wait = envelope.cost().map(Exchange::untilAffordable).orElse(Duration.ofSeconds(1));
            return new Failed(
                    new ShopifyException.Throttled(
                            "The shop lets the call in after " + wait.toMillis() / 1e3 + " s at the earliest: "
                                    + Failures.text(envelope.errors()),
                            envelope.requestId(),
                            wait),
                    Retry.SAFE,
                    wait,
                    envelope);
        }
        Optional<Duration> window = envelope.untilShopifyQl(clock.instant());
        if (window.isPresent()) {
            return new Failed(
                    new ShopifyException.Throttled(
                            "The allowance for ShopifyQL is used up: " + Failures.text(envelope.errors()),
                            envelope.requestId(),
                            window.get()),
                    request.repeatable() ? Retry.SAFE : Retry.NEVER,
                    window.get(),
                    envelope);
        }
        if (request.isMutation() && isStillRunning(envelope)) {
            return new Failed(
                    new ShopifyException.OutcomeUnknown(
                            "The shop is still running an earlier request with this idempotency key",
                            envelope.requestId(),
                            null),
                    Retry.IF_REPEATABLE,
                    null,
                    envelope);
        }
        if (noData && envelope.has("INTERNAL_SERVER_ERROR")) {
            ShopifyException failure = Failures.of(envelope);
            return new Failed(
                    request.isMutation()
                            ? new ShopifyException.OutcomeUnknown(
                                    Failures.text(envelope.errors()) + "; the mutation may have been run",
                                    envelope.requestId(),
                                    failure)
                            : failure,
                    Retry.IF_REPEATABLE,
                    null,
                    envelope);
        }
        return new Answered(envelope);
    }

    /** Whether the shop refuses a repetition because what it repeats is not done yet. */
    private static boolean isStillRunning(Envelope envelope) {
        for (JsonNode payload : envelope.data()) {
            for (JsonNode list : payload) {
                for (JsonNode error : list) {
                    if (error.path("code").asText().equals("IDEMPOTENCY_CONCURRENT_REQUEST")) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    /** How long the shop's bucket takes to hold the points that the call needs. */
    private static Duration untilAffordable(Cost cost) {
        Cost.ThrottleStatus status = cost.throttle();
        if (status == null || !(status.restoreRate() > 0)) {
            return Duration.ofSeconds(1);
        }
        double seconds = (cost.requested() - status.currentlyAvailable()) / status.restoreRate();
        return Duration.ofMillis(Math.max(0, (long) Math.ceil(seconds * 1000)));
    }

    private Outcome refused(Request request, Response<ResponseBody> response, String id) {
        int status = response.code();
        String told = told(response);
        String problem = shop + " answered HTTP " + status + (told.isEmpty() ? "" : ": " + told);
        Duration wait = retryAfter(response).orElse(null);
        return switch (status) {
            case 429 ->
                new Failed(
                        new ShopifyException.Throttled(problem, id, wait == null ? Duration.ofSeconds(1) : wait),
                        Retry.SAFE,
                        wait,
                        null);
            case 500, 502, 503, 504 ->
                new Failed(
                        request.isMutation()
                                ? new ShopifyException.OutcomeUnknown(
                                        problem + "; the mutation may have been run", id, null)
                                : new ShopifyException.Unavailable(problem, id, status),
                        Retry.IF_REPEATABLE,
                        wait,
                        null);
            case 401 ->
                new Failed(
                        new ShopifyException.Denied(problem + "; check that the access token is of this shop", id),
                        Retry.WITH_ANOTHER_TOKEN,
                        null,
                        null);
            case 403 -> never(new ShopifyException.Denied(problem, id));
            case 404 ->
                never(new ShopifyException.Invalid(
                        problem + "; check the shop's domain and the API version " + version, id, List.of()));
            case 402 -> never(new ShopifyException.Unavailable(problem + "; the shop is frozen", id, status));
            case 423 -> never(new ShopifyException.Unavailable(problem + "; the shop is locked", id, status));
            default ->
                never(
                        status == 430 || status >= 500
                                ? new ShopifyException.Unavailable(problem, id, status)
                                : new ShopifyException.Invalid(problem + moved(response), id, List.of()));
        };
    }

    private static Outcome never(ShopifyException exception) {
        return new Failed(exception, Retry.NEVER, null, null);
    }

    private static String moved(Response<ResponseBody> response) {
        String location = header(response, "Location");
        return location.isEmpty() ? "" : "; it points to " + location;
    }

    /** The text of a JSON body's {@code errors}; other bodies are pages for people and say nothing here. */
    private String told(Response<ResponseBody> response) {
        try (ResponseBody body = response.errorBody()) {
            if (body == null
                    || !header(response, "Content-Type")
                            .toLowerCase(Locale.ROOT)
                            .contains("json")) {
                return "";
            }
            return Envelope.parse(body.bytes(), null, new Envelope.Origin(0, "", ""))
                    .map(envelope -> Failures.text(envelope.errors()))
                    .orElse("");
        } catch (IOException e) {
            // The status alone tells enough; a body that cannot be read adds nothing.
            return "";
        }
    }

    /** {@code Retry-After} in seconds, decimals allowed. */
    private static Optional<Duration> retryAfter(Response<ResponseBody> response) {
        String seconds = header(response, "Retry-After");
        if (!seconds.matches("\\d{1,6}(\\.\\d{1,6})?")) {
            return Optional.empty();
        }
        return Optional.of(Duration.ofMillis((long) Math.ceil(Double.parseDouble(seconds) * 1000)));
    }

    private static String header(Response<ResponseBody> response, String name) {
        @Nullable String value = response.headers().get(name);
        return value == null ? "" : value;
    }
}
