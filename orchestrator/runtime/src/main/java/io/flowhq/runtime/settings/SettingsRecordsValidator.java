package io.flowhq.runtime.settings;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validation;
import jakarta.validation.ValidatorFactory;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.annotation.ImportCandidates;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.DataObjectPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.ResolvableType;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.PropertyResolver;
import org.springframework.util.ClassUtils;
import org.springframework.util.unit.DataSize;

/**
 * Binds each component of every record of settings as Spring will, and checks its constraints. The records of a module are
 * named in {@code META-INF/spring/org.springframework.boot.context.properties.ConfigurationProperties.imports}.
 */
final class SettingsRecordsValidator implements SettingsValidator {

    private static final Pattern VARIABLE = Pattern.compile("^\\$\\{([A-Z][A-Z0-9_]*)");

    @Override
    public void check(PropertyResolver environment, Consumer<String> fault) {
        if (environment instanceof ConfigurableEnvironment complete) {
            ClassLoader loader = SettingsRecordsValidator.class.getClassLoader();
            List<Class<?>> records = new ArrayList<>();
            ImportCandidates.load(ConfigurationProperties.class, loader)
                    .forEach(name -> records.add(ClassUtils.resolveClassName(name, loader)));
            check(records, complete, fault);
        }
    }

    static void check(List<Class<?>> records, ConfigurableEnvironment environment, Consumer<String> fault) {
        ConfigurationPropertySources.attach(environment);
        Binder binder = Binder.get(environment);
        try (Constraints constraints = new Constraints()) {
            for (Class<?> type : records) {
                for (RecordComponent component : type.getRecordComponents()) {
                    check(type, component, environment, binder, constraints, fault);
                }
            }
        }
    }

    private static void check(
            Class<?> type,
            RecordComponent component,
            ConfigurableEnvironment environment,
            Binder binder,
            Constraints constraints,
            Consumer<String> fault) {
        ConfigurationPropertyName name = ConfigurationPropertyName.of(
                        type.getAnnotation(ConfigurationProperties.class).value())
                .append(DataObjectPropertyName.toDashedForm(component.getName()));
        Setting setting = setting(name, environment);
        try {
            Object value = binder.bind(name, Bindable.of(ResolvableType.forType(component.getGenericType())))
                    .orElse(null);
            if (value instanceof Duration duration && duration.isNegative()) {
                fault.accept(setting.fault("it is a duration of 0 or more"));
            } else if (value != null && !setting.isOurDefault()) {
                constraints
                        .violated(type, component, value)
                        .forEach(message -> fault.accept(setting.fault("it " + message)));
            }
        } catch (BindException unreadable) {
            shape(component.getType()).ifPresent(shape -> fault.accept(setting.fault("it is " + shape)));
        }
    }

    private static Setting setting(ConfigurationPropertyName name, ConfigurableEnvironment environment) {
        for (var source : ConfigurationPropertySources.get(environment)) {
            ConfigurationProperty found = source.getConfigurationProperty(name);
            if (found != null) {
                String written = String.valueOf(found.getValue());
                Matcher variable = VARIABLE.matcher(written);
                return variable.find()
                        ? new Setting(variable.group(1), environment.getProperty(variable.group(1)), written)
                        : new Setting(name.toString(), written, written);
            }
        }
        return new Setting(name.toString(), null, "");
    }

    /** Empty for addresses, files and folders, at which validators of their own look. */
    private static Optional<String> shape(Class<?> type) {
        if (type == int.class || type == long.class) {
            return Optional.of("a whole number");
        }
        if (type == boolean.class) {
            return Optional.of("true or false");
        }
        if (type == Duration.class) {
            return Optional.of("a duration, as 30s, 20m or 6h");
        }
        if (type == DataSize.class) {
            return Optional.of("a size, as 512MB or 1GB");
        }
        return Optional.empty();
    }

    /** Looks at constraints with the first value that has any: making the validator is a good part of a short process. */
    private static final class Constraints implements AutoCloseable {

        private @Nullable ValidatorFactory factory;

        List<String> violated(Class<?> type, RecordComponent component, Object value) {
            if (component.getAccessor().getAnnotations().length == 0) {
                return List.of();
            }
            if (factory == null) {
                factory = Validation.buildDefaultValidatorFactory();
            }
            return factory.getValidator().validateValue(type, component.getName(), value).stream()
                    .map(ConstraintViolation::getMessage)
                    .toList();
        }

        @Override
        public void close() {
            if (factory != null) {
                factory.close();
            }
        }
    }

    /**
     * @param name of the environment variable, or of the property where none leads to it
     * @param value null when nobody gave one
     * @param written what leads to it, as {@code ${NAME:default}}
     */
    private record Setting(String name, @Nullable String value, String written) {

        /** The default that stands beside the name of a variable which is not set, and no other variable's value. */
        boolean isOurDefault() {
            return value == null && written.lastIndexOf("${") == 0;
        }

        String fault(String rule) {
            return name + " is '" + value + "'; " + rule + ".";
        }
    }
}
