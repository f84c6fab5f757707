/** What every command stands on: words to parsed calls, results to stdout, failures to one line and an exit code. */
@NullMarked
package io.flowhq.shell.terminal;

import org.jspecify.annotations.NullMarked;
