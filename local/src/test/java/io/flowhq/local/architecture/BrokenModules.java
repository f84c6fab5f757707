package io.flowhq.local.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.flowhq.contract.fixture.NoteId;
import io.flowhq.fixture.order.PlacedOrder;
import io.flowhq.fixture.payment.OpenPayment;
import io.flowhq.store.fixture.Note;
import io.flowhq.store.fixture.Notes;
import io.flowhq.web.fixture.NotePage;

/** Small classes that break each rule once, so that a rule that finds nothing can be told from one that looks at nothing. */
final class BrokenModules {

    static final JavaClasses CLASSES = new ClassFileImporter()
            .importClasses(PlacedOrder.class, OpenPayment.class, NoteId.class, Note.class, Notes.class, NotePage.class);

    private BrokenModules() {}
}
