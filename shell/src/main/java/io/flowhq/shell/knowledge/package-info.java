/** What owners tell about their businesses, in the shell. */
@NullMarked
package io.flowhq.shell.knowledge;

import org.jspecify.annotations.NullMarked;
