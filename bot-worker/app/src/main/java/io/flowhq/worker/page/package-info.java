/** WhatsApp Web as a page that is asked and that tells: the WPP names and the bridge around them. */
@NullMarked
package io.flowhq.worker.page;

import org.jspecify.annotations.NullMarked;
