/** Names of settings that deployments of the earlier system have, and what became of them. */
@NullMarked
package io.flowhq.contract.settings;

import org.jspecify.annotations.NullMarked;
