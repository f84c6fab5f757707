/** The API keys: {@code key create}, {@code key list} and {@code key revoke}. */
@NullMarked
package io.flowhq.shell.key;

import org.jspecify.annotations.NullMarked;
