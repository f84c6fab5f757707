/** What a platform on one machine is made of: settings, ports, PostgreSQL, Temporal and Flow HQ's own processes. */
@NullMarked
package io.flowhq.local.platform;

import org.jspecify.annotations.NullMarked;
