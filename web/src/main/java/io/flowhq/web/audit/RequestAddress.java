package io.flowhq.web.audit;

import io.flowhq.client.CallerAddress;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** The address of whoever is connected; what a header claims is not believed. */
@Component
class RequestAddress implements CallerAddress {

    @Override
    public @Nullable String current() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes
                ? attributes.getRequest().getRemoteAddr()
                : null;
    }
}
