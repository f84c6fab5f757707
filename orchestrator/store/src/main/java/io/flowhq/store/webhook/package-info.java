/** Webhooks: where tenants' events are sent, and each event on its way there. */
@NullMarked
package io.flowhq.store.webhook;

import org.jspecify.annotations.NullMarked;
