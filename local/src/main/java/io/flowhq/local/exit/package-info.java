/** How a command ends that cannot do what it was asked for. */
@NullMarked
package io.flowhq.local.exit;

import org.jspecify.annotations.NullMarked;
