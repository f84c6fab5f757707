/** Linking a phone: the QR picture, the pairing code and how long they are good for. */
@NullMarked
package io.flowhq.web.link;

import org.jspecify.annotations.NullMarked;
