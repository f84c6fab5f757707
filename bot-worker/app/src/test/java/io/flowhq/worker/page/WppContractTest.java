package io.flowhq.worker.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.flowhq.simulator.SimulatorServer;
import io.flowhq.worker.browser.BrowserListener;
import io.flowhq.worker.browser.BrowserLoop;
import io.flowhq.worker.browser.BrowserSettings;
import io.flowhq.worker.browser.ChromiumBrowser;
import io.flowhq.worker.browser.ChromiumSearch;
import io.flowhq.worker.browser.LaunchOptions;
import io.flowhq.worker.browser.TestServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * One list of names, three parties: the bridge uses them, the real wa-js offers them, the simulator offers them alike.
 * Needs the bundle that the build fetches with npm.
 */
class WppContractTest {

    private static final Path PACKAGE = Path.of("target/wa-js/package");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final WppContract CONTRACT = WppContract.read();

    @TempDir
    static Path profiles;

    private static BrowserLoop loop;
    private static Map<String, Integer> real;
    private static Map<String, Integer> simulated;

    @BeforeAll
    static void readBoth() throws Exception {
        System.setProperty("flowhq.database.required", "false");
        loop = new BrowserLoop(new ChromiumSearch(System.getenv()).find(), BrowserSettings.defaults());
        String bundle = Files.readString(PACKAGE.resolve("dist/wppconnect-wa.js"));
        try (TestServer blank = TestServer.serving(Map.of("/", "<title>blank</title>"), Map.of());
                SimulatorServer simulator = SimulatorServer.start(0)) {
            real = offered("real", List.of(bundle), blank.url("/"));
            simulated = offered("simulated", List.of(), simulator.url() + "/");
        }
    }

    @AfterAll
    static void stop() {
        loop.close();
    }

    @Test
    void printsTheNamesAndTheVersion() throws IOException {
        String version = JSON.readTree(PACKAGE.resolve("package.json").toFile())
                .path("version")
                .asText();
        System.out.println("wa-js " + version);
        new TreeMap<>(real).forEach((name, parameters) -> System.out.println("  " + name + "/" + parameters));
        CONTRACT.events().forEach(event -> System.out.println("  event " + event));
        assertThat(version).isEqualTo("4.6.0");
    }

    @Test
    void theRealBundleHasEveryFunction() {
        assertThat(lacking(real)).isEmpty();
    }

    @Test
    void theSimulatorHasEveryFunctionInTheSameShape() {
        assertThat(lacking(simulated)).isEmpty();
        CONTRACT.functions().keySet().stream()
                // wa-js hands the emitter's own on() out, which takes options as well.
                .filter(name -> !name.equals("WPP.on"))
                .forEach(name -> assertThat(simulated.get(name)).as(name).isEqualTo(real.get(name)));
    }

    @Test
    void theDeclarationsOfWaJsHaveEveryEvent() {
        assertThat(declaredEvents()).containsAll(CONTRACT.events());
    }

    @Test
    void theSimulatorRaisesEveryEventItCan() {
        String client = read(Path.of("../simulator/src/main/resources/io/flowhq/simulator/client"), ".js");
        assertThat(CONTRACT.events()).allSatisfy(event -> assertThat(client).contains("'" + event + "'"));
    }

    @Test
    void theListIsWhatTheBridgeUses() throws IOException {
        String bridge;
        try (var in = WppContract.class.getResourceAsStream("bridge.js")) {
            bridge = new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        }
        Set<String> used = new TreeSet<>();
        var call = Pattern.compile("\\bWPP\\.((?:conn|chat|contact|profile|util|whatsapp)\\.\\w+|on)\\b")
                .matcher(bridge);
        while (call.find()) {
            used.add("WPP." + call.group(1));
        }
        Set<String> heard = new TreeSet<>();
        var listener =
                Pattern.compile("^    '([a-z]+\\.[a-z_]+)':", Pattern.MULTILINE).matcher(bridge);
        while (listener.find()) {
            heard.add(listener.group(1));
        }
        assertThat(used).isEqualTo(new TreeSet<>(CONTRACT.functions().keySet()));
        assertThat(heard).isEqualTo(new TreeSet<>(CONTRACT.events()));
    }

    @Test
    void noticesANameThatIsTakenAway() {
        Map<String, Integer> without = new TreeMap<>(real);
        without.remove("WPP.chat.sendTextMessage");
        assertThat(lacking(without)).containsExactly("WPP.chat.sendTextMessage");
    }

    /** A name counts when it is a function that takes at least the parameters the bridge gives it. */
    private static List<String> lacking(Map<String, Integer> offered) {
        return CONTRACT.functions().entrySet().stream()
                .filter(needed -> offered.getOrDefault(needed.getKey(), -1) < needed.getValue())
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }

    private static Map<String, Integer> offered(String profile, List<String> scripts, String url) throws Exception {
        ChromiumBrowser browser = loop.launch(new LaunchOptions(profiles.resolve(profile), "tell", scripts), new Deaf())
                .get(30, TimeUnit.SECONDS);
        browser.open(url).get(30, TimeUnit.SECONDS);
        String names = JSON.writeValueAsString(CONTRACT.functions().keySet());
        for (long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20); System.nanoTime() < end; ) {
            if (there(browser, url)) {
                Object found = browser.evaluate("""
                                names => {
                                  const all = {};
                                  for (const name of JSON.parse(names)) {
                                    let at = window;
                                    for (const part of name.split('.')) at = at === undefined ? at : at[part];
                                    if (typeof at === 'function') all[name] = at.length;
                                  }
                                  return JSON.stringify(all);
                                }""", names).get(10, TimeUnit.SECONDS);
                browser.close().get(20, TimeUnit.SECONDS);
                JsonNode all = JSON.readTree(String.valueOf(found));
                return all.properties().stream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey, entry -> entry.getValue().asInt()));
            }
        }
        throw new IllegalStateException("window.WPP did not appear on " + url);
    }

    private static boolean there(ChromiumBrowser browser, String url) throws Exception {
        try {
            Object there = browser.evaluate("u => location.href === u && !!window.WPP", url)
                    .get(10, TimeUnit.SECONDS);
            return Boolean.TRUE.equals(there);
        } catch (ExecutionException e) {
            // On its way from one document to the next.
            return false;
        }
    }

    private static Set<String> declaredEvents() {
        Set<String> events = new TreeSet<>();
        var declared = Pattern.compile("^\\s+'([a-z]+\\.[a-z_]+)':", Pattern.MULTILINE)
                .matcher(read(PACKAGE.resolve("dist"), "eventTypes.d.ts"));
        while (declared.find()) {
            events.add(declared.group(1));
        }
        return events;
    }

    private static String read(Path folder, String ending) {
        try (Stream<Path> files = Files.walk(folder)) {
            StringBuilder all = new StringBuilder();
            for (Path file : files.filter(f -> f.toString().endsWith(ending)).toList()) {
                all.append(Files.readString(file)).append('\n');
            }
            return all.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Deaf implements BrowserListener {
        @Override
        public void batchArrived(String json) {}

        @Override
        public void loadFailed(String why) {}

        @Override
        public void pageCrashed() {}

        @Override
        public void browserGone() {}
    }
}
