package io.flowhq.web.tenant;

import org.springframework.core.convert.converter.Converter;
import org.springframework.stereotype.Component;

/** Reads the last part of a command's address. */
@Component
class CommandPathConverter implements Converter<String, TenantCommand> {

    @Override
    public TenantCommand convert(String path) {
        return TenantCommand.at(path).orElseThrow(() -> new IllegalArgumentException("no command is called " + path));
    }
}
