/** How the whole platform is. */
@NullMarked
package io.flowhq.shell.status;

import org.jspecify.annotations.NullMarked;
