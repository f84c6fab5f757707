package io.flowhq.simulator.control;

import io.flowhq.simulator.service.message.InvalidRequest;
import io.flowhq.simulator.service.message.RequestConflict;
import io.flowhq.simulator.service.message.UnknownMessage;
import io.flowhq.simulator.service.message.UnknownNumber;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;

/** Refusals as answers: 404 for an unknown number, 409 for an impossible act, 400 for bad input, each with the reason. */
@RestControllerAdvice
class ControlErrors {

    @ExceptionHandler
    ResponseEntity<Map<String, String>> unknown(UnknownNumber number) {
        return answer(HttpStatus.NOT_FOUND, number);
    }

    @ExceptionHandler
    ResponseEntity<Map<String, String>> unknown(UnknownMessage message) {
        return answer(HttpStatus.NOT_FOUND, message);
    }

    @ExceptionHandler
    ResponseEntity<Map<String, String>> impossible(RequestConflict act) {
        return answer(HttpStatus.CONFLICT, act);
    }

    @ExceptionHandler
    ResponseEntity<Map<String, String>> invalid(InvalidRequest request) {
        return answer(HttpStatus.BAD_REQUEST, request);
    }

    @ExceptionHandler
    ResponseEntity<Map<String, String>> unreadable(HttpMessageNotReadableException body) {
        return ResponseEntity.badRequest().body(Map.of("error", "the body is not the JSON this wants"));
    }

    @ExceptionHandler
    ResponseEntity<Map<String, String>> unreadable(MethodArgumentTypeMismatchException parameter) {
        return ResponseEntity.badRequest()
                .body(Map.of("error", parameter.getName() + " cannot be read: " + parameter.getValue()));
    }

    private static ResponseEntity<Map<String, String>> answer(HttpStatus status, RuntimeException reason) {
        return ResponseEntity.status(status).body(Map.of("error", String.valueOf(reason.getMessage())));
    }
}
