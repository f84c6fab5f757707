package io.flowhq.web.portal;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The portal's settings.
 *
 * @param internalKey what an external portal sends in {@code x-portal-key} ({@code PORTAL_INTERNAL_KEY}); empty closes
 *     the portal API
 */
@ConfigurationProperties("flowhq.portal")
record PortalSettings(@DefaultValue("") String internalKey) {

    @Override
    public String toString() {
        return "PortalSettings[internalKey=***]";
    }
}
