package io.flowhq.orchestrator.text;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;

/** The texts of one bundle in one language; English where there are none, whatever the machine speaks. */
public final class LocalizedTexts {

    private final ResourceBundle bundle;
    private final Locale locale;

    /** @param language SW or EN, in any case */
    public LocalizedTexts(String bundle, String language) {
        this.locale = Locale.of(language.toLowerCase(Locale.ROOT));
        this.bundle = ResourceBundle.getBundle(bundle, locale, Control.getNoFallbackControl(Control.FORMAT_PROPERTIES));
    }

    public Locale locale() {
        return locale;
    }

    /** As it stands. */
    public String get(String key) {
        return bundle.getString(key);
    }

    /** With its places filled; see {@link MessageFormat}. */
    public String format(String key, Object... values) {
        return new MessageFormat(bundle.getString(key), locale).format(values);
    }
}
