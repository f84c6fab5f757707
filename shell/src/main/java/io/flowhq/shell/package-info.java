/** The operator's terminal: one application, interactive without arguments and one-shot with them. */
@NullMarked
package io.flowhq.shell;

import org.jspecify.annotations.NullMarked;
