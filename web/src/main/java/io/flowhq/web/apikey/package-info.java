/** The operator's page of API keys. */
@NullMarked
package io.flowhq.web.apikey;

import org.jspecify.annotations.NullMarked;
