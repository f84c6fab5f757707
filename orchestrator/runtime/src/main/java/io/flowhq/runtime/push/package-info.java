/** The key pair by which push services know this installation (VAPID, RFC 8292). */
@NullMarked
package io.flowhq.runtime.push;

import org.jspecify.annotations.NullMarked;
