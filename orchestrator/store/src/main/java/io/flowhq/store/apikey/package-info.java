/** The keys that programs call the API with. */
@NullMarked
package io.flowhq.store.apikey;

import org.jspecify.annotations.NullMarked;
