package io.shopwright.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GidTest {
    /** The form in words of another kind: an application, a type in letters, a key, and parameters if there are any. */
    private static final Pattern FORM = Pattern.compile("gid://[^/]+/[A-Za-z]+/[^/?]+(\\?.*)?", Pattern.DOTALL);

    @ParameterizedTest
    @CsvSource({
        "gid://shopify/Order/450789469, Order, 450789469",
        "gid://shopify/InventoryLevel/523463154?inventory_item_id=30322695, InventoryLevel, 523463154",
        "gid://shopify/TranslatableShop/a-b_c, TranslatableShop, a-b_c",
        "gid://shopify/Job/9?path=a/b, Job, 9"
    })
    void partsOfAnId(String id, String type, String key) {
        assertThat(Gid.parse(id).type()).isEqualTo(type);
        assertThat(Gid.parse(id).key()).isEqualTo(key);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1",
                "Order/1",
                "gid://",
                "gid://shopify",
                "gid://shopify/Order",
                "gid://shopify/Order/",
                "gid://shopify//1",
                "gid:///Order/1",
                "gid://shopify/Order/?a=1",
                "gid://shopify/Order/1/2",
                "gid://shopify/Order1/2",
                "GID://shopify/Order/1",
                " gid://shopify/Order/1"
            })
    void othersAreRefused(String text) {
        assertThatThrownBy(() -> Gid.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("looks like gid://shopify/Order/1, not '" + text + "'");
    }

    @Test
    void anyText_isAnIdIfItHasTheForm() {
        Random random = new Random(7);
        String letters = "gid:/?aZ1é\n";
        int ids = 0;
        for (int i = 0; i < 50_000; i++) {
            StringBuilder text = new StringBuilder(
                    List.of("", "gid://", "gid://a/", "gid://a/B/").get(random.nextInt(4)));
            int length = random.nextInt(9);
            for (int at = 0; at < length; at++) {
                text.append(letters.charAt(random.nextInt(letters.length())));
            }
            boolean fits = FORM.matcher(text).matches();
            assertThat(isId(text.toString())).as(text.toString()).isEqualTo(fits);
            ids += fits ? 1 : 0;
        }
        assertThat(ids).isGreaterThan(1_000);
    }

    private static boolean isId(String text) {
        try {
            Gid.parse(text);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
