package io.flowhq.worker.browser;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;

/**
 * What a browser says it is, the same in headers, scripts and client hints.
 *
 * <p>WhatsApp Web shows its page for unsupported browsers to a user agent that says {@code HeadlessChrome}. The version
 * is the browser's own: a user agent that disagrees with the engine would be a lie that ages.
 */
record UserAgent(String major, String full) {

    static UserAgent of(ChromiumBinary binary) {
        return new UserAgent(binary.major(), binary.version());
    }

    /** The {@code User-Agent} header, in the reduced form browsers of today send. */
    String header() {
        return "Mozilla/5.0 (%s) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/%s.0.0.0 Safari/537.36"
                .formatted(mac() ? "Macintosh; Intel Mac OS X 10_15_7" : "X11; Linux x86_64", major);
    }

    /** Parameters of the DevTools command {@code Emulation.setUserAgentOverride}, which alone changes client hints. */
    JsonObject override() {
        JsonObject metadata = new JsonObject();
        metadata.add("brands", brands(major));
        metadata.add("fullVersionList", brands(full));
        metadata.addProperty("platform", mac() ? "macOS" : "Linux");
        metadata.addProperty("platformVersion", "");
        metadata.addProperty("architecture", "x86");
        metadata.addProperty("bitness", "64");
        metadata.addProperty("model", "");
        metadata.addProperty("mobile", false);
        JsonObject parameters = new JsonObject();
        parameters.addProperty("userAgent", header());
        parameters.add("userAgentMetadata", metadata);
        return parameters;
    }

    private static JsonArray brands(String version) {
        JsonArray brands = new JsonArray();
        brands.add(brand("Not;A=Brand", version.contains(".") ? "99.0.0.0" : "99"));
        brands.add(brand("Google Chrome", version));
        brands.add(brand("Chromium", version));
        return brands;
    }

    private static JsonObject brand(String name, String version) {
        JsonObject brand = new JsonObject();
        brand.addProperty("brand", name);
        brand.addProperty("version", version);
        return brand;
    }

    private static boolean mac() {
        return System.getProperty("os.name", "").startsWith("Mac");
    }
}
