package io.flowhq.simulator.page;

/**
 * How the web client is served.
 *
 * @param checksBrowser whether browsers that call themselves headless are refused, as the real service refuses them
 * @param heavy whether every page is as heavy as a small real account, rather than those that ask for it
 */
public record PageSettings(boolean checksBrowser, boolean heavy) {

    boolean refuses(String userAgent) {
        return checksBrowser && userAgent.contains("HeadlessChrome");
    }
}
