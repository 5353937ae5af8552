package io.shopwright.testkit.junit;

import io.shopwright.client.Shop;
import io.shopwright.client.ShopConfig;
import io.shopwright.testkit.SimulatedShop;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives each test a simulated shop of its own, and closes it after the test. A test method takes a {@link SimulatedShop},
 * a {@link Shop} that is opened on it, or both.
 *
 * <pre>{@code
 * @ExtendWith(SimulatedShopExtension.class)
 * class MyTest {
 *     @Test
 *     void countsOrders(SimulatedShop simulated, Shop shop) { ... }
 * }
 * }</pre>
 *
 * <p>To start from another shop than an empty one:
 *
 * <pre>{@code
 * @RegisterExtension
 * static final SimulatedShopExtension SHOPS =
 *         SimulatedShopExtension.startedFrom(() -> SimulatedShop.builder().plan(Plan.PLUS).start())
 *                 .loaded(shop -> shop.load(GeneratedShop.builder(1, end).generate()));
 * }</pre>
 */
public final class SimulatedShopExtension implements ParameterResolver, AfterEachCallback {
    private static final ExtensionContext.Namespace NAMESPACE =
            ExtensionContext.Namespace.create(SimulatedShopExtension.class);

    private final Supplier<SimulatedShop> start;
    private final Consumer<SimulatedShop> load;

    /** Starts empty shops; for {@code @ExtendWith}. */
    public SimulatedShopExtension() {
        this(SimulatedShop::start, shop -> {});
    }

    private SimulatedShopExtension(Supplier<SimulatedShop> start, Consumer<SimulatedShop> load) {
        this.start = start;
        this.load = load;
    }

    /** Starts shops this way. */
    public static SimulatedShopExtension startedFrom(Supplier<SimulatedShop> start) {
        return new SimulatedShopExtension(start, shop -> {});
    }

    /** Fills each shop this way before its test, after what this extension does already. */
    public SimulatedShopExtension loaded(Consumer<SimulatedShop> more) {
        return new SimulatedShopExtension(start, load.andThen(more));
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == SimulatedShop.class || type == Shop.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        ExtensionContext.Store store = context.getStore(NAMESPACE);
        Shops shops = store.get(context.getUniqueId(), Shops.class);
        if (shops == null) {
            shops = new Shops(start, load);
            store.put(context.getUniqueId(), shops);
        }
        return parameter.getParameter().getType() == Shop.class ? shops.opened() : shops.simulated;
    }

    @Override
    public void afterEach(ExtensionContext context) {
        Shops shops = context.getStore(NAMESPACE).remove(context.getUniqueId(), Shops.class);
        if (shops != null) {
            shops.close();
        }
    }

    /** The simulated shop of one test and, once asked for, the client on it. */
    private static final class Shops {
        private final SimulatedShop simulated;
        private @Nullable Shop shop;

        private Shops(Supplier<SimulatedShop> start, Consumer<SimulatedShop> load) {
            simulated = start.get();
            load.accept(simulated);
        }

        private Shop opened() {
            if (shop == null) {
                shop = Shop.open(ShopConfig.at(simulated.endpoint(), simulated.accessToken()));
            }
            return shop;
        }

        private void close() {
            if (shop != null) {
                shop.close();
            }
            simulated.close();
        }
    }
}
