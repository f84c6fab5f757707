/** Traffic on a platform of its own while its parts are killed and its pages disturbed, judged by the simulated WhatsApp. */
@NullMarked
package io.flowhq.local.chaos;

import org.jspecify.annotations.NullMarked;
