package io.shopwright.client.internal;

import okhttp3.Call;
import okhttp3.EventListener;

/** Whether any byte of a request left for the shop: before that, a failure proves that nothing was run. */
final class SentMark {
    private volatile boolean sent;

    boolean isSent() {
        return sent;
    }

    /** Marks each request of an HTTP client as soon as its head is being written. */
    static final class Listener extends EventListener {
        @Override
        public void requestHeadersStart(Call call) {
            SentMark mark = call.request().tag(SentMark.class);
            if (mark != null) {
                mark.sent = true;
            }
        }
    }
}
