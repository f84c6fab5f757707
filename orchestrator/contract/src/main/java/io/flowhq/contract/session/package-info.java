/** A WhatsApp session in a browser: the activities that own it and what they report. */
@NullMarked
package io.flowhq.contract.session;

import org.jspecify.annotations.NullMarked;
