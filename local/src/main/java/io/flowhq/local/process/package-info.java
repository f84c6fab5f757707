/** Child processes: started in order by readiness, started again when they die, stopped without leaving anything behind. */
@NullMarked
package io.flowhq.local.process;

import org.jspecify.annotations.NullMarked;
