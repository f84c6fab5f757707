/** The webhooks of a tenant. */
@NullMarked
package io.flowhq.shell.webhook;

import org.jspecify.annotations.NullMarked;
