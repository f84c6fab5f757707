/** Each tenant's own log file beside the console: whose a line is, where it goes, when it is forgotten. */
@NullMarked
package io.flowhq.runtime.log;

import org.jspecify.annotations.NullMarked;
