package io.flowhq.shell.terminal;

import org.jline.reader.LineReader;
import org.jline.utils.AttributedString;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.shell.core.command.CommandRegistry;
import org.springframework.shell.jline.CommandHighlighter;

/** What is set otherwise than in Spring Shell's terminal. */
@Configuration(proxyBeanMethods = false)
class TerminalConfiguration {

    /** What is typed is shown as it is: colour is for states. */
    @Bean
    CommandHighlighter commandHighlighter(CommandRegistry registry) {
        return new CommandHighlighter(registry) {
            @Override
            public AttributedString highlight(LineReader reader, String typed) {
                return new AttributedString(typed);
            }
        };
    }
}
