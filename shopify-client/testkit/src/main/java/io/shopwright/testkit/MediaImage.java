package io.shopwright.testkit;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A picture. It is processed for some seconds after it was given, by the shop's clock. */
record MediaImage(long key, @Nullable String alt, String source, Instant createdAt) implements Resource {
    private static final Duration PROCESSING = Duration.ofSeconds(3);

    /** The answer to a field of type Image. */
    record Image(String id, String url, @Nullable String altText) {}

    /** The answer to a field of type MediaPreviewImage. */
    record Preview(@Nullable Image image, String status) {}

    String mediaContentType() {
        return "IMAGE";
    }

    String status(Call call) {
        return state(call.now());
    }

    String fileStatus(Call call) {
        return state(call.now());
    }

    private String state(Instant now) {
        if (!now.isAfter(createdAt)) {
            return "UPLOADED";
        }
        return now.isBefore(createdAt.plus(PROCESSING)) ? "PROCESSING" : "READY";
    }

    @Nullable
    Image image(Call call) {
        return state(call.now()).equals("READY") ? new Image(Gid.of("ImageSource", key), source, alt) : null;
    }

    Preview preview(Call call) {
        return new Preview(image(call), state(call.now()));
    }

    List<Object> mediaErrors() {
        return List.of();
    }

    List<Object> mediaWarnings() {
        return List.of();
    }

    Instant updatedAt() {
        return createdAt;
    }
}
