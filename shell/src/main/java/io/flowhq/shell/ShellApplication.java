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
import org.springframework.boot.autoconfigure.availability.ApplicationAvailabilityAutoConfiguration;
import org.springframework.boot.autoconfigure.context.LifecycleAutoConfiguration;
import org.springframework.boot.autoconfigure.info.ProjectInfoAutoConfiguration;
import org.springframework.boot.autoconfigure.task.TaskExecutionAutoConfiguration;
import org.springframework.boot.autoconfigure.task.TaskSchedulingAutoConfiguration;
import org.springframework.boot.context.properties.ConfigurationPropertiesBindingPostProcessor;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceInitializationAutoConfiguration;
import org.springframework.boot.persistence.autoconfigure.PersistenceExceptionTranslationAutoConfiguration;
import org.springframework.boot.validation.autoconfigure.ValidationAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.aot.AbstractAotProcessor;
import org.springframework.context.support.AbstractApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** The admin shell: one command when it is given arguments, a conversation when it is not. */
@SpringBootApplication(
        proxyBeanMethods = false,
        // What no command needs and every call would pay for.
        exclude = {
            ApplicationAvailabilityAutoConfiguration.class,
            DataSourceAutoConfiguration.class,
            DataSourceInitializationAutoConfiguration.class,
            LifecycleAutoConfiguration.class,
            PersistenceExceptionTranslationAutoConfiguration.class,
            ProjectInfoAutoConfiguration.class,
            TaskExecutionAutoConfiguration.class,
            TaskSchedulingAutoConfiguration.class,
            ValidationAutoConfiguration.class
        })
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
                application(processStreams, settings, isOneCommand(arguments)).run(arguments)) {
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

    /** The build writes down what a conversation needs as well. */
    private static boolean isOneCommand(String... arguments) {
        return arguments.length > 0 && !Boolean.getBoolean(AbstractAotProcessor.AOT_PROCESSING);
    }

    private static void makeAllLazy(ConfigurableListableBeanFactory beans) {
        for (String name : beans.getBeanDefinitionNames()) {
            beans.getBeanDefinition(name).setLazyInit(true);
        }
    }

    /**
     * What looks at each bean for something that none has which one command makes: methods that hear events, as that of the
     * history does, and properties to be set, as those of Spring Shell's settings are.
     */
    private static void lookForLess(ConfigurableListableBeanFactory beans) {
        if (beans instanceof BeanDefinitionRegistry definitions) {
            for (String name : List.of(
                    EVENT_LISTENER_PROCESSOR_BEAN_NAME, ConfigurationPropertiesBindingPostProcessor.BEAN_NAME)) {
                if (beans.containsBeanDefinition(name)) {
                    definitions.removeBeanDefinition(name);
                }
            }
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
            application.addInitializers(context -> context.addBeanFactoryPostProcessor(ShellApplication::lookForLess));
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
