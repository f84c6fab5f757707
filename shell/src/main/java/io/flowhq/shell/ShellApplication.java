package io.flowhq.shell;

import static org.springframework.context.annotation.AnnotationConfigUtils.EVENT_LISTENER_PROCESSOR_BEAN_NAME;

import io.flowhq.contract.ExitCode;
import io.flowhq.shell.platform.NoMessageSource;
import io.flowhq.shell.terminal.CommandFailure;
import io.flowhq.shell.terminal.FailureMapper;
import io.flowhq.shell.terminal.OutputMonitor;
import io.flowhq.shell.terminal.ProcessStreams;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.AbstractApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** The admin shell: one command when it is given arguments, a conversation when it is not. */
@SpringBootApplication(proxyBeanMethods = false)
public class ShellApplication {

    public static void main(String[] arguments) {
        // The JDK's own console, which is there only when a person is.
        System.setProperty("jdk.console", "java.base");
        ProcessStreams processStreams = ProcessStreams.ofThisProcess();
        if (!List.of(arguments).contains("--debug")) {
            // Whatever a library writes there would stand between results and the one line of a failure.
            System.setErr(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
        }
        if (!processStreams.person() && Stream.of(arguments).anyMatch(word -> word.startsWith("--watch"))) {
            OutputMonitor.onceClosed(() -> Runtime.getRuntime().halt(ExitCode.DONE.value()));
        }
        System.exit(run(processStreams, Map.of(), arguments));
    }

    /**
     * @param settings weigh more than the environment
     * @return the exit code
     */
    static int run(ProcessStreams processStreams, Map<String, Object> settings, String... arguments) {
        try (ConfigurableApplicationContext context =
                application(processStreams, settings, arguments.length > 0).run(arguments)) {
            return SpringApplication.exit(context);
        } catch (SpringApplication.AbandonedRunException definitionsAreBeingRead) {
            // The build reads them to write them down as code, and goes no further.
            throw definitionsAreBeingRead;
        } catch (RuntimeException notStarted) {
            CommandFailure commandFailure = FailureMapper.of(notStarted);
            processStreams.err().println(commandFailure.line());
            processStreams.err().flush();
            return commandFailure.exitCode().value();
        }
    }

    private static void makeAllLazy(ConfigurableListableBeanFactory beans) {
        for (String name : beans.getBeanDefinitionNames()) {
            beans.getBeanDefinition(name).setLazyInit(true);
        }
    }

    /** No bean but that of the history hears events, and one command has none: each bean would be searched for methods. */
    private static void listenToNothing(ConfigurableListableBeanFactory beans) {
        if (beans instanceof BeanDefinitionRegistry definitions
                && beans.containsBeanDefinition(EVENT_LISTENER_PROCESSOR_BEAN_NAME)) {
            definitions.removeBeanDefinition(EVENT_LISTENER_PROCESSOR_BEAN_NAME);
        }
    }

    private static SpringApplication application(
            ProcessStreams processStreams, Map<String, Object> settings, boolean oneCommand) {
        SpringApplication application = new SpringApplication(ShellApplication.class);
        application.setWebApplicationType(WebApplicationType.NONE);
        application.setBannerMode(Banner.Mode.OFF);
        application.setLogStartupInfo(false);
        application.setRegisterShutdownHook(false);
        // "--name=x" is the command's, not Spring's.
        application.setAddCommandLineProperties(false);
        // No connection and no terminal unless the command needs it, and no repository either: those of Spring Data
        // are made at once wherever they are not told otherwise.
        application.addInitializers(context -> context.addBeanFactoryPostProcessor(ShellApplication::makeAllLazy));
        if (oneCommand) {
            application.addInitializers(
                    context -> context.addBeanFactoryPostProcessor(ShellApplication::listenToNothing));
        }
        String logs = System.getenv("LOGS_PATH");
        if (logs != null && !logs.isBlank()) {
            application.setDefaultProperties(Map.of("logging.file.name", logs + "/shell.log"));
        }
        application.addInitializers(context -> {
            context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("shell settings", settings));
            context.getBeanFactory().registerSingleton("processStreams", processStreams);
            context.getBeanFactory()
                    .registerSingleton(AbstractApplicationContext.MESSAGE_SOURCE_BEAN_NAME, new NoMessageSource());
        });
        return application;
    }
}
