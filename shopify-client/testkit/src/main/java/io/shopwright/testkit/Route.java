package io.shopwright.testkit;

import java.util.Optional;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;

/** Some paths of the server. */
interface Route {
    /** The answer, or nothing if the path belongs to another route. */
    Optional<MockResponse.Builder> answer(RecordedRequest request, Disturbance disturbance);
}
