package io.flowhq.web.tenant;

import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.BindParam;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/** A tenant's new number, as typed into the form or sent as JSON; not yet looked at. */
@JsonNaming(SnakeCaseStrategy.class)
record NumberRequest(@BindParam("phone_number") @Nullable String phoneNumber) {

    /** Holds a number, so it says nothing. */
    @Override
    public String toString() {
        return "NumberRequest[]";
    }
}
