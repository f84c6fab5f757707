/** What every scenario on a platform of its own uses: the admin JSON, the simulated WhatsApp, and waiting. */
@NullMarked
package io.flowhq.local.scenario;

import org.jspecify.annotations.NullMarked;
