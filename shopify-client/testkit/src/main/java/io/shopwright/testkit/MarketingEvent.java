package io.shopwright.testkit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The appearance of a marketing activity before buyers. */
record MarketingEvent(
        long key,
        String type,
        @Nullable String remoteId,
        String description,
        @Nullable String channelHandle,
        String marketingChannelType,
        @Nullable String utmCampaign,
        @Nullable String utmMedium,
        @Nullable String utmSource,
        Instant startedAt,
        @Nullable Instant endedAt,
        @Nullable Instant scheduledToEndAt,
        @Nullable String manageUrl,
        @Nullable String previewUrl)
        implements Resource {
    String channel() {
        return marketingChannelType;
    }
}
