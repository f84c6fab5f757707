/** The audit trail: who did what, to which tenant, and why. */
@NullMarked
package io.flowhq.shell.audit;

import org.jspecify.annotations.NullMarked;
