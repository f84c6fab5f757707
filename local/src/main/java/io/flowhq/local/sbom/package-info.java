/** {@code ./flowhq sbom}: what the platform is made of, under which licences, and whether our rule allows them. */
@NullMarked
package io.flowhq.local.sbom;

import org.jspecify.annotations.NullMarked;
