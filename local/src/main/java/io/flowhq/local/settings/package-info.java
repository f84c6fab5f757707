/** Every setting of the platform: what it means, who reads it, and what it is in this environment. */
@NullMarked
package io.flowhq.local.settings;

import org.jspecify.annotations.NullMarked;
