package io.shopwright.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShopTextTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "plain text, äöü, 日本, 🧦           | plain text, äöü, 日本, 🧦",
                "zero\u200Bwidth\u2060joiner\uFEFF    | zerowidthjoiner",
                "bidi \u202Eoverride\u2066 isolate    | bidi override isolate",
                "bell\u0007 escape\u001B[31m         | bell escape[31m",
                "soft\u00ADhyphen                    | softhyphen",
                "tags\uDB40\uDC49\uDB40\uDC67end       | tagsend",
                "selector\uDB40\uDD00end              | selectorend",
                "private\uE000use                    | privateuse",
                "lone\uD800surrogate                 | lonesurrogate",
                "filler\u3164end\u034F               | fillerend",
            })
    void clean_charactersThatCannotBeSeen_areGone(String text, String expected) {
        assertThat(ShopText.clean(text, 100)).isEqualTo(expected);
    }

    @Test
    void clean_severalLines_areOne() {
        assertThat(ShopText.clean("one\ntwo\tthree\u2028four\r", 100)).isEqualTo("one two three four");
    }

    @Test
    void clean_tooLong_isCutBetweenCharactersWithAnEllipsis() {
        assertThat(ShopText.clean("🧦🧦🧦🧦", 3)).isEqualTo("🧦🧦…");
    }

    @Test
    void clean_atTheLimit_isWhole() {
        assertThat(ShopText.clean("🧦🧦🧦", 3)).isEqualTo("🧦🧦🧦");
    }

    @Test
    void clean_shopifysSecrets_areReplaced() {
        assertThat(ShopText.clean("token shpat_0123456789abcdef0123456789abcdef, app shpss_abcdefabcdef", 100))
                .isEqualTo("token [secret], app [secret]");
    }

    @Test
    void clean_secretWithHiddenCharacters_isReplacedToo() {
        assertThat(ShopText.clean("shp\u200Bat_0123456789ab\u200Bcdef", 100)).isEqualTo("[secret]");
    }

    @Test
    void clean_anything_keepsTheLimitAndHasNothingInvisible() {
        Random random = new Random(5);
        for (int i = 0; i < 2_000; i++) {
            String text = random.ints(random.nextInt(60), 0, 0x10FFFF)
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString();
            String clean = ShopText.clean(text, 20);
            assertThat(clean.codePointCount(0, clean.length())).isLessThanOrEqualTo(20);
            assertThat(clean).doesNotContainPattern("\\p{C}");
        }
    }
}
