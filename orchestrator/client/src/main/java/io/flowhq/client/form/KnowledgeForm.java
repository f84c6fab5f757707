package io.flowhq.client.form;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that an owner tells, to take the place of what was told, not yet looked at. A part that is null is missing, which
 * is a fault: an empty one removes what was told.
 */
public record KnowledgeForm(
        @Nullable List<@Nullable FactForm> facts,
        @Nullable List<@Nullable Entry<ServiceForm>> services,
        @Nullable List<@Nullable Entry<CatalogueItemForm>> catalogue,
        @Nullable List<@Nullable Entry<OwnQuestionForm>> questions) {

    /**
     * @param id of the one that it changes; one that the tenant does not have, or none, makes a new one
     */
    public record Entry<T>(@Nullable String id, T form) {}
}
