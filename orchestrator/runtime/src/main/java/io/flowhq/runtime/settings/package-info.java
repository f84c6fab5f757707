/** The environment that every process reads: checked at start, all faults said at once. */
@NullMarked
package io.flowhq.runtime.settings;

import org.jspecify.annotations.NullMarked;
