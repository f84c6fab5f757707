/** {@code followup …}: what people have to do about customers' messages. */
@NullMarked
package io.flowhq.shell.followup;

import org.jspecify.annotations.NullMarked;
