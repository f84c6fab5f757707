package io.flowhq.shell.terminal;

import java.util.List;
import java.util.Map;

/**
 * A line that was understood.
 *
 * @param arguments in their order; every required one is there
 * @param options the value of each that was given, by its name
 */
record ParsedLine(ShellCommand command, List<String> arguments, Map<String, Object> options) {}
