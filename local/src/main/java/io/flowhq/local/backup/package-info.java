/** Everything that a platform has to keep, in one file, and back out of it into an empty home. */
@NullMarked
package io.flowhq.local.backup;

import org.jspecify.annotations.NullMarked;
