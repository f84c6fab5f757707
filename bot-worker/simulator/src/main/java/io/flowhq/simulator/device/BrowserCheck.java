package io.flowhq.simulator.device;

/** Whether browsers that call themselves headless are refused, as the real service refuses them. */
public record BrowserCheck(boolean on) {

    boolean refuses(String userAgent) {
        return on && userAgent.contains("HeadlessChrome");
    }
}
