package io.flowhq.shell.knowledge;

import io.flowhq.client.form.CatalogueItemForm;
import io.flowhq.client.form.FactForm;
import io.flowhq.client.form.KnowledgeForm;
import io.flowhq.client.form.KnowledgeForm.Entry;
import io.flowhq.client.form.OwnQuestionForm;
import io.flowhq.client.form.ServiceForm;
import io.flowhq.shell.terminal.JsonReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** All that an owner tells, as {@code knowledge show -o json} writes it; nothing in it has been checked. */
final class KnowledgeFile {

    private KnowledgeFile() {}

    static KnowledgeForm read(String json) {
        var all = object(JsonReader.read(json));
        return new KnowledgeForm(
                each(all, "facts", one -> new FactForm(text(one, "key"), text(one, "text_sw"), text(one, "text_en"))),
                each(
                        all,
                        "services",
                        entry(one -> new ServiceForm(
                                text(one, "name"),
                                lines(one, "aliases"),
                                text(one, "price"),
                                text(one, "currency"),
                                text(one, "duration_minutes"),
                                text(one, "description")))),
                each(
                        all,
                        "catalogue",
                        entry(one -> new CatalogueItemForm(
                                text(one, "name"),
                                lines(one, "aliases"),
                                text(one, "price"),
                                text(one, "currency"),
                                text(one, "stock"),
                                text(one, "description")))),
                each(
                        all,
                        "questions",
                        entry(one -> new OwnQuestionForm(
                                lines(one, "variants"), text(one, "answer_sw"), text(one, "answer_en"), null))));
    }

    private static <T> Function<Map<?, ?>, Entry<T>> entry(Function<Map<?, ?>, T> form) {
        return one -> new Entry<>(text(one, "id"), form.apply(one));
    }

    /** Null when there is no such list. */
    private static <T> @Nullable List<@Nullable T> each(Map<?, ?> all, String part, Function<Map<?, ?>, T> form) {
        if (!(all.get(part) instanceof List<?> list)) {
            return null;
        }
        List<@Nullable T> forms = new ArrayList<>();
        list.forEach(one -> forms.add(one instanceof Map<?, ?> members ? form.apply(members) : null));
        return forms;
    }

    private static Map<?, ?> object(@Nullable Object json) {
        return json instanceof Map<?, ?> map ? map : Map.of();
    }

    private static @Nullable String text(Map<?, ?> of, String name) {
        return of.get(name) instanceof String text ? text : null;
    }

    private static @Nullable String lines(Map<?, ?> of, String name) {
        return of.get(name) instanceof List<?> list
                ? list.stream().filter(Objects::nonNull).map(String::valueOf).collect(Collectors.joining("\n"))
                : text(of, name);
    }
}
