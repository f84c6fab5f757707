/** What goes wrong when one safeguard of the platform is taken out: each must be missed by a run of chaos. */
@NullMarked
package io.flowhq.local.safeguard;

import org.jspecify.annotations.NullMarked;
