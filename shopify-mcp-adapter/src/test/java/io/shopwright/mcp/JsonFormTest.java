package io.shopwright.mcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What of an answer is shown to whom. */
class JsonFormTest {
    record Person(
            String id,
            @Personal String name,
            @Personal @Nullable String email,
            @Personal @Nullable Place place,
            @Detail Instant since,
            @Nullable @Detail @Personal String note) {}

    record Place(String city) {}

    record Answer(List<Person> people) {}

    private static final Answer ANSWER = new Answer(List.of(
            new Person("1", "Jane Roe", null, new Place("Ulm"), Instant.parse("2026-01-02T03:04:05Z"), "rude")));

    private static Map<?, ?> person(View view) {
        return (Map<?, ?>)
                ((List<?>) JsonForm.of(Answer.class).object(ANSWER, view).get("people")).get(0);
    }

    @Test
    void personal_isHiddenUnlessTheViewShowsIt() {
        Map<?, ?> hidden = person(new View(false, true, 9));
        Map<?, ?> shown = person(new View(true, true, 9));

        assertThat(Json.text(hidden))
                .isEqualTo("{\"id\":\"1\",\"name\":\"[hidden]\","
                        + "\"since\":\"2026-01-02T03:04:05Z\",\"note\":\"[hidden]\"}");
        assertThat(Json.text(shown)).contains("Jane Roe", "Ulm", "rude");
    }

    @Test
    void detail_isLeftOutUnlessTheViewShowsIt() {
        assertThat(person(new View(true, false, 9)).keySet().toString()).isEqualTo("[id, name, place]");
    }

    @Test
    void schema_everyViewOfTheAnswer_fits() {
        String schema = JsonText.of(JsonForm.of(Answer.class).schema());

        for (boolean personal : List.of(true, false)) {
            for (boolean detailed : List.of(true, false)) {
                Object tree = JsonForm.of(Answer.class).object(ANSWER, new View(personal, detailed, 9));
                assertThat(Json.violations(schema, Json.text(tree))).isEmpty();
            }
        }
        assertThat(JsonForm.of(Answer.class).hasDetails()).isTrue();
        assertThat(JsonForm.of(Place.class).hasDetails()).isFalse();
    }

    @Test
    void personal_thatCannotBeHidden_isRefused() {
        record Wrong(@Personal Place place) {}

        assertThatThrownBy(() -> JsonForm.of(Wrong.class))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("it must be nullable");
    }
}
