/** Tenants: looking at them, driving them, linking their phones. */
@NullMarked
package io.flowhq.shell.tenant;

import org.jspecify.annotations.NullMarked;
