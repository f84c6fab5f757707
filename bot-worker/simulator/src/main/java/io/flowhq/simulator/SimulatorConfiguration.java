package io.flowhq.simulator;

import io.flowhq.simulator.judge.TrafficLog;
import io.flowhq.simulator.page.PageSettings;
import io.flowhq.simulator.service.Scheduler;
import io.flowhq.simulator.service.WhatsApp;
import io.flowhq.simulator.state.StateFile;
import io.flowhq.simulator.state.WriteBehind;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Objects;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.http.converter.autoconfigure.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.boot.servlet.autoconfigure.HttpEncodingAutoConfiguration;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The parts and how they hang together. Only what it names is configured, whatever else lies on the class path: the
 * simulator also runs inside other modules' tests.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SimulatorSettings.class)
@ImportAutoConfiguration({
    TomcatServletWebServerAutoConfiguration.class,
    DispatcherServletAutoConfiguration.class,
    WebMvcAutoConfiguration.class,
    HttpEncodingAutoConfiguration.class,
    HttpMessageConvertersAutoConfiguration.class,
    JacksonAutoConfiguration.class,
    ErrorMvcAutoConfiguration.class
})
@ComponentScan(basePackageClasses = {SimulatorConfiguration.class})
class SimulatorConfiguration {

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    TrafficLog eventLog(SimulatorSettings settings) {
        return new TrafficLog(settings.ledger());
    }

    @Bean(destroyMethod = "shutdownNow")
    ScheduledThreadPoolExecutor timerThread() {
        var thread = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().name("timers").daemon().factory());
        thread.setRemoveOnCancelPolicy(true);
        return thread;
    }

    @Bean
    Scheduler timers(ScheduledThreadPoolExecutor timerThread) {
        return (delay, what) -> {
            var timer = timerThread.schedule(what, delay.toMillis(), TimeUnit.MILLISECONDS);
            return () -> timer.cancel(false);
        };
    }

    @Bean
    WhatsApp whatsApp(
            SimulatorSettings settings, TrafficLog eventLog, Scheduler scheduler, Clock clock, JsonMapper json)
            throws IOException {
        var whatsApp = new WhatsApp(settings.service(), eventLog, scheduler, new SecureRandom(), clock);
        if (settings.state() != null) {
            new StateFile(settings.state(), json).read().ifPresent(whatsApp::restore);
        }
        return whatsApp;
    }

    @Bean
    @ConditionalOnProperty("simulator.state")
    WriteBehind writeBehind(WhatsApp whatsApp, SimulatorSettings settings, JsonMapper json) {
        return new WriteBehind(whatsApp, new StateFile(Objects.requireNonNull(settings.state()), json));
    }

    /** A lone half of a surrogate pair cannot be encoded; escaped, it reaches the page as it was written. */
    @Bean
    JsonMapperBuilderCustomizer escapedText() {
        return builder -> builder.enable(JsonWriteFeature.ESCAPE_NON_ASCII);
    }

    @Bean
    PageSettings pageSettings(SimulatorSettings settings) {
        return new PageSettings(settings.checkBrowser(), settings.isHeavy());
    }
}
