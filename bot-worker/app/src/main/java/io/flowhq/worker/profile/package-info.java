/** Browser profiles on this worker's disk: one folder per tenant, in use by one session at a time. */
@NullMarked
package io.flowhq.worker.profile;

import org.jspecify.annotations.NullMarked;
