package io.flowhq.web.knowledge;

import io.flowhq.client.KnowledgeCommands;
import io.flowhq.client.KnowledgeCommands.Imported;
import io.flowhq.contract.TenantId;
import java.security.Principal;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What owners tell about their businesses, for programs. */
@RestController
@RequestMapping(path = "/admin/tenants/{tenant}/knowledge", produces = MediaType.APPLICATION_JSON_VALUE)
class KnowledgeApiController {

    private final KnowledgeCommands knowledge;

    KnowledgeApiController(KnowledgeCommands knowledge) {
        this.knowledge = knowledge;
    }

    @GetMapping
    KnowledgeJson all(@PathVariable TenantId tenant) {
        return KnowledgeJson.of(knowledge.of(tenant));
    }

    @PutMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    KnowledgeJson replace(
            @PathVariable TenantId tenant, @RequestBody KnowledgeJson.WholeRequest all, Principal operator) {
        return KnowledgeJson.of(knowledge.replace(tenant, all.form(), operator.getName()));
    }

    @PutMapping(path = "/facts/{key}", consumes = MediaType.APPLICATION_JSON_VALUE)
    KnowledgeJson.Fact putFact(
            @PathVariable TenantId tenant,
            @PathVariable String key,
            @RequestBody KnowledgeJson.FactRequest fact,
            Principal operator) {
        return KnowledgeJson.Fact.of(knowledge.putFact(tenant, fact.form(key), operator.getName()));
    }

    @DeleteMapping("/facts/{key}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void deleteFact(@PathVariable TenantId tenant, @PathVariable String key, Principal operator) {
        knowledge.deleteFact(tenant, key, operator.getName());
    }

    @PostMapping(path = "/services", consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    KnowledgeJson.OneService addService(
            @PathVariable TenantId tenant, @RequestBody KnowledgeJson.ServiceRequest service, Principal operator) {
        return KnowledgeJson.OneService.of(knowledge.putService(tenant, null, service.form(), operator.getName()));
    }

    @PutMapping(path = "/services/{id}", consumes = MediaType.APPLICATION_JSON_VALUE)
    KnowledgeJson.OneService putService(
            @PathVariable TenantId tenant,
            @PathVariable UUID id,
            @RequestBody KnowledgeJson.ServiceRequest service,
            Principal operator) {
        return KnowledgeJson.OneService.of(knowledge.putService(tenant, id, service.form(), operator.getName()));
    }

    @DeleteMapping("/services/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void deleteService(@PathVariable TenantId tenant, @PathVariable UUID id, Principal operator) {
        knowledge.deleteService(tenant, id, operator.getName());
    }

    @PostMapping(path = "/catalogue", consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    KnowledgeJson.Item addItem(
            @PathVariable TenantId tenant, @RequestBody KnowledgeJson.ItemRequest item, Principal operator) {
        return KnowledgeJson.Item.of(knowledge.putItem(tenant, null, item.form(), operator.getName()));
    }

    @PutMapping(path = "/catalogue/{id}", consumes = MediaType.APPLICATION_JSON_VALUE)
    KnowledgeJson.Item putItem(
            @PathVariable TenantId tenant,
            @PathVariable UUID id,
            @RequestBody KnowledgeJson.ItemRequest item,
            Principal operator) {
        return KnowledgeJson.Item.of(knowledge.putItem(tenant, id, item.form(), operator.getName()));
    }

    @DeleteMapping("/catalogue/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void deleteItem(@PathVariable TenantId tenant, @PathVariable UUID id, Principal operator) {
        knowledge.deleteItem(tenant, id, operator.getName());
    }

    @GetMapping(path = "/catalogue.csv", produces = "text/csv;charset=UTF-8")
    String exportCatalogue(@PathVariable TenantId tenant) {
        return knowledge.exportCatalogue(tenant);
    }

    @PutMapping(path = "/catalogue.csv", consumes = "text/csv")
    Imported importCatalogue(@PathVariable TenantId tenant, @RequestBody String csv, Principal operator) {
        return knowledge.importCatalogue(tenant, csv, operator.getName());
    }

    @PostMapping(path = "/questions", consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    KnowledgeJson.Question addQuestion(
            @PathVariable TenantId tenant, @RequestBody KnowledgeJson.QuestionRequest question, Principal operator) {
        return KnowledgeJson.Question.of(knowledge.putQuestion(tenant, null, question.form(), operator.getName()));
    }

    @PutMapping(path = "/questions/{id}", consumes = MediaType.APPLICATION_JSON_VALUE)
    KnowledgeJson.Question putQuestion(
            @PathVariable TenantId tenant,
            @PathVariable UUID id,
            @RequestBody KnowledgeJson.QuestionRequest question,
            Principal operator) {
        return KnowledgeJson.Question.of(knowledge.putQuestion(tenant, id, question.form(), operator.getName()));
    }

    @DeleteMapping("/questions/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void deleteQuestion(@PathVariable TenantId tenant, @PathVariable UUID id, Principal operator) {
        knowledge.deleteQuestion(tenant, id, operator.getName());
    }
}
