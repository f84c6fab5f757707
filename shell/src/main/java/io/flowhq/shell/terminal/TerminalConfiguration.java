package io.flowhq.shell.terminal;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.shell.core.command.CommandRegistry;

/** Spring Shell's registry, filled with the commands of this shell and nothing built in. */
@Configuration(proxyBeanMethods = false)
class TerminalConfiguration {

    @Bean
    CommandRegistry commandRegistry(Commands commands) {
        CommandRegistry registry = new CommandRegistry();
        commands.all().forEach(registry::registerCommand);
        return registry;
    }
}
